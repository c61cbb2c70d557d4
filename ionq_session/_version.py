"""The version, as the package's metadata has it, and how the package calls itself."""

import platform
from importlib.metadata import version

__version__ = version("ionq-session")
USER_AGENT = f"ionq-session/{__version__} python/{platform.python_version()}"
