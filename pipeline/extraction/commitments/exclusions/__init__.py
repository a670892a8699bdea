"""Why a clause commits nobody, whatever marks it."""
