"""`python -m pipeline`: the same program as `presswatch`."""

from pipeline.cli import main

if __name__ == "__main__":
    main()
