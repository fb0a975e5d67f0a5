# Asks python-stdnum for a line each whether it is valid: prints 1 or 0, and nothing if there is no such module.
import importlib
import sys

try:
    module = importlib.import_module('stdnum.' + sys.argv[1])
except ModuleNotFoundError:
    sys.exit(0)


def valid(value):
    try:
        return module.is_valid(value)
    except Exception:  # some modules fail on what they do not expect
        return False


sys.stdout.writelines('1\n' if valid(line.rstrip('\n')) else '0\n' for line in sys.stdin)
