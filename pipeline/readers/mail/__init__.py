"""An e-mail: whose words it holds, and where they end."""
