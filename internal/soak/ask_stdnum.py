# Asks python-stdnum for a line each whether it is valid: prints 1 or 0, and nothing if there is no such module.
import importlib
import sys

try:
    valid = importlib.import_module('stdnum.' + sys.argv[1]).is_valid
except ModuleNotFoundError:
    sys.exit(0)
sys.stdout.writelines('1\n' if valid(line.rstrip('\n')) else '0\n' for line in sys.stdin)
