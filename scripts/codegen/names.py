"""Python names for what the document names, free of clashes with each other and with ours."""

import unicodedata
from collections.abc import Iterable

from attrs import evolve
from openapi_python_client.config import ClassOverride, Config
from openapi_python_client.parser import GeneratorData
from openapi_python_client.parser.openapi import generate_operation_id
from openapi_python_client.parser.properties import Class
from openapi_python_client.schema.untrusted_string import UntrustedString
from openapi_python_client.strings import PythonIdentifier, snake_case

from ..openapi.document import Json


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


OUR_CLASSES = _words(
    """
    ABC Anything AsyncOperations Boolean Case ClassVar Day Endpoint Enumeration Final Generic
    Identifier Implied JsonValue ListOf Literal MapOf Mapping Model NOTHING Need Null Nullable
    Number Object Operation Operations Parameter RetryT Shape T TYPE_CHECKING Text Timestamp
    TypeAlias TypeVar UNSET UUID Union Unset
    """
)
"""What the modules of models and operations import or define besides the document's own classes."""

OUR_FIELDS = frozenset(
    {
        *("additional_properties", "field", "fill_implied", "from_dict", "to_be_implied"),
        *("to_dict", "wire"),
    }
)
"""What a model defines besides its fields, and what its class body calls."""

OUR_PARAMETERS = frozenset({"body", "call", "headers", "retry", "self", "timeout", "validate"})
"""What every method takes or sets besides the operation's own parameters."""

SESSION_NAMES = _words(
    """
    adapters add_user_agent answer api_key as_completed auth auth_headers base_url batch cert
    characterizations check_contract children circuit clone close compiled config cookies
    delete download_artifact estimate execute find_submission get get_adapter get_device
    get_devices get_redirect_target head headers history hooks initialize_retry job jobs local
    look max_redirects merge_environment_settings mount options params patch post
    prepare_request proxies put rebuild_auth rebuild_method rebuild_proxies recover request
    reserve resolve_redirects result run run_many send session_jobs should_strip_auth stream
    submit submit_sweep sweep trust_env usage verify wait wait_all with_options
    """
)
"""What sessions define by hand besides their operations; a test keeps the list complete."""

SHARED = "shared"
"""The module of `models/` for aliases that no class has to itself; see `layout`."""

LONGEST = 200
"""Longest name of a class: what file systems allow, with room for `.py`."""


def method_name(path: str, method: str, operation_id: Json) -> str:
    """The name of an operation's method, as openapi-python-client makes it."""
    if isinstance(operation_id, str):
        return str(PythonIdentifier(operation_id, prefix="field_"))
    return str(generate_operation_id(path=UntrustedString(path), method=method, prefix="field_"))


def tag_name(tag: str) -> str:
    """The name of a tag's module, as openapi-python-client makes it."""
    return str(PythonIdentifier(tag, prefix="tag"))


def field_names(name: str) -> tuple[str, str]:
    """The name of a field, and the one it gets if another field already has the first."""
    other = PythonIdentifier(name, prefix="field_", skip_snake_case=True)
    return str(PythonIdentifier(name, prefix="field_")), str(other)


def is_plain(name: str) -> bool:
    """Whether a name is in the normal form that Python compares, as a file's name has to be."""
    return unicodedata.normalize("NFKC", name) == name


def distinct(name: str, taken: Iterable[str]) -> str:
    """A name in Python's normal form, with underscores appended until it is free."""
    found = unicodedata.normalize("NFKC", str(name))
    known = set(taken)
    while found in known:
        found += "_"
    return found


def class_infos(parsed: GeneratorData) -> list[Class]:
    """The classes and enumerations of a document, in its order."""
    return [each.class_info for each in (*parsed.models, *parsed.enums)]


def renamed(parsed: GeneratorData, config: Config) -> Config | None:
    """A configuration that renames classes and modules whose names are taken.

    Args:
        parsed: The document, as understood with `config`.
        config: Its overrides are found by the name of a class before any override.

    Returns:
        None if no name has to change.
    """
    methods = {
        str(endpoint.name)
        for collection in parsed.endpoint_collections_by_tag.values()
        for endpoint in collection.endpoints
    }
    taken = {*OUR_CLASSES, *methods, *(name.upper() for name in methods)}
    names = {str(info.name) for info in class_infos(parsed)}
    modules = {"__init__", SHARED}
    overrides: dict[str, ClassOverride] = {}
    for info in class_infos(parsed):
        before = str(info.name)
        name = unicodedata.normalize("NFKC", before)
        while name in taken or (name != before and name in names):
            name += "Schema"
        # File systems may not tell capitals from small letters.
        module = stem = unicodedata.normalize("NFKC", str(info.module_name))
        number = 1
        while module.casefold() in modules or module == name:
            number += 1
            module = f"{stem}_{number}"
        modules.add(module.casefold())
        if (name, module) != (before, str(info.module_name)):
            override = {"class_name": name, "module_name": module}
            overrides[before] = ClassOverride.model_validate(override)
    if not overrides:
        return None
    return evolve(config, class_overrides={**config.class_overrides, **overrides})


def constants(parsed: GeneratorData) -> dict[str, str]:
    """The name of each enumeration's codec, by that of its type: JOB_STATUS of JobStatus."""
    methods = {
        str(endpoint.name).upper()
        for collection in parsed.endpoint_collections_by_tag.values()
        for endpoint in collection.endpoints
    }
    taken = {*OUR_CLASSES, *methods, *(str(info.name) for info in class_infos(parsed))}
    found: dict[str, str] = {}
    for enum in parsed.enums:
        name = str(enum.class_info.name)
        constant = unicodedata.normalize("NFKC", snake_case(name).upper())
        if constant in taken or not constant.isidentifier():
            constant = distinct(f"{constant if constant.isidentifier() else 'ITS'}_VALUES", taken)
        found[name] = constant
        taken.add(constant)
    return found


def too_long(parsed: GeneratorData) -> Iterable[str]:
    """Classes whose module names are too long for a file system."""
    for info in class_infos(parsed):
        if max(len(info.name.encode()), len(info.module_name.encode())) > LONGEST:
            yield f"{info.name[:60]}...: a class's name has at most {LONGEST} characters"
