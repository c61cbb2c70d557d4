"""The types of requests and replies, each loaded when it is first accessed."""

# Generated from openapi/ionq-v0.4.yaml and openapi/overlay.yaml by `make generate`.
# Do not edit: fix the overlay or a template under openapi/templates/ instead.

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .add_job_results_payload import AddJobResultsPayload, JobQCtrlStatus
    from .add_job_results_response import AddJobResultsResponse
    from .aggregation_artifact_descriptor import (
        AggregationArtifactDescriptor,
        ResultFormatHistogramV2,
    )
    from .aggregations_output import AggregationsOutput
    from .ansatz import Ansatz
    from .artifact_descriptor import ArtifactDescriptor
    from .backend import Backend, BackendKnownStatus
    from .bad_request_error import BadRequestError
    from .base_job import BaseJob, JsonObject
    from .characterization import Characterization
    from .characterization_fidelity import CharacterizationFidelity
    from .characterization_page import CharacterizationPage
    from .characterization_timing import CharacterizationTiming
    from .circuit_formats_catalog import CircuitFormatsCatalog
    from .circuit_job_compilation_settings import CircuitJobCompilationSettings
    from .circuit_job_creation_payload import (
        CircuitJobCreationPayload,
        CircuitJobCreationPayloadType,
    )
    from .circuit_job_error_mitigation_settings import CircuitJobErrorMitigationSettings
    from .circuit_job_output import CircuitJobOutput
    from .circuit_job_settings import CircuitJobSettings
    from .circuit_job_stats import CircuitJobStats, NumberMap
    from .clone_job_payload import CloneJobPayload
    from .compilation_output import CompilationOutput, CompiledCircuits
    from .cost import Cost
    from .create_session_request import CreateSessionRequest
    from .debiasing_output import DebiasingOutput
    from .error import Error
    from .error_mitigation_output import ErrorMitigationOutput
    from .failure import Failure, FailureKnownCode
    from .fidelity import Fidelity
    from .format_schema_document import FormatSchemaDocument
    from .generic_quantum_function_input import (
        GenericQuantumFunctionInput,
        GenericQuantumFunctionInputData,
    )
    from .get_job_cost_response import GetJobCostResponse
    from .get_job_estimate_context import GetJobEstimateContext
    from .get_job_estimate_query_params import GetJobEstimateQueryParams
    from .get_job_estimate_response import GetJobEstimateResponse
    from .get_jobs_query_params import GetJobsQueryParams
    from .get_jobs_response import GetJobsResponse
    from .get_sessions_query_params import GetSessionsQueryParams
    from .group_usage import GroupUsage
    from .hamiltonian_energy_data import HamiltonianEnergyData
    from .hamiltonian_energy_input import HamiltonianEnergyInput
    from .hamiltonian_energy_input_data import (
        HamiltonianEnergyInputData,
        HamiltonianEnergyInputDataType,
    )
    from .hamiltonian_pauli_term import HamiltonianPauliTerm
    from .ionq_native_v1 import IonqNativeV1
    from .ionq_result_histogram_json_v2 import IonqResultHistogramJsonV2
    from .ionq_result_probabilities_json_v2 import IonqResultProbabilitiesJsonV2
    from .ionq_result_shots_json_v2 import IonqResultShotsJsonV2
    from .job_canceled_response import JobCanceledResponse, JobCanceledResponseStatus
    from .job_creation_response import JobCreationResponse
    from .job_deleted_response import JobDeletedResponse, JobDeletedResponseStatus
    from .job_warning import JobWarning
    from .jobs_bulk_operation_request import JobsBulkOperationRequest
    from .jobs_canceled_response import JobsCanceledResponse, JobsCanceledResponseStatus
    from .jobs_deleted_response import JobsDeletedResponse, JobsDeletedResponseStatus
    from .json_multi_circuit_input import JsonMultiCircuitInput, JsonMultiCircuitInputGateset
    from .linear_constraint import LinearConstraint
    from .multi_circuit_job import MultiCircuitJob, MultiCircuitJobResults, MultiCircuitJobType
    from .multi_circuit_job_creation_payload import (
        MultiCircuitJobCreationPayload,
        MultiCircuitJobCreationPayloadType,
    )
    from .native_circuit import NativeCircuit, NativeCircuitGateset
    from .native_circuit_input import NativeCircuitInput, NativeCircuitInputGateset
    from .native_gate import NativeGate, NativeGateName
    from .noise import KnownNoiseModel, Noise
    from .partial_base_child_job_creation_payload import PartialBaseChildJobCreationPayload
    from .qaoa_job import QaoaJob, QaoaJobType
    from .qaoa_job_results import QaoaJobResults
    from .qaoa_results import QaoaResults, QaoaResultsProcessingStatus
    from .qasm_3_circuit_input import Qasm3CircuitInput
    from .qctrl_qaoa_job_creation_payload import (
        QctrlQaoaJobCreationPayload,
        QctrlQaoaJobCreationPayloadType,
    )
    from .qctrl_qaoa_job_input import (
        QctrlQaoaJobInput,
        QctrlQaoaJobInputProblem,
        QctrlQaoaJobInputProblemType,
    )
    from .qctrl_settings import QctrlSettings
    from .qis_circuit import QISCircuit, QISCircuitGateset
    from .qis_circuit_input import QisCircuitInput, QisCircuitInputGateset
    from .qis_gate import QisGate, QisGateName
    from .quadratic_constraint import QuadraticConstraint
    from .quantum_function_job import QuantumFunctionJob, QuantumFunctionJobType
    from .quantum_function_job_creation_payload import (
        QuantumFunctionJobCreationPayload,
        QuantumFunctionJobCreationPayloadType,
    )
    from .quantum_function_job_results import QuantumFunctionJobResults
    from .quantum_function_job_settings import QuantumFunctionJobSettings
    from .rate_card import RateCard
    from .rate_card_entry import RateCardEntry, RateCardEntryUnit
    from .registered_histogram import (
        RegisteredHistogram,
        RegisteredHistogramRegisters,
        RegisterHistogram,
    )
    from .registered_probabilities import (
        RegisteredProbabilities,
        RegisteredProbabilitiesRegisters,
        RegisterProbabilities,
    )
    from .request_validation import RequestValidation
    from .result_formats_catalog import (
        IonqResultHistogramJsonV1,
        IonqResultProbabilitiesJsonV1,
        ResultFormatsCatalog,
    )
    from .result_link import ResultLink
    from .session import Session, SessionStatusEnum
    from .session_cost_limit import SessionCostLimit
    from .session_settings import SessionSettings
    from .session_settings_request import SessionSettingsRequest
    from .sessions_response import SessionsResponse
    from .shared import (
        ApiCostModel,
        ChildCircuitProbabilities,
        Formats,
        GetResultsResponse,
        GroupBy,
        IonqResultProbabilitiesAggregateJsonV1,
        JobMetadata,
        JobStatus,
        KnownAggregation,
        KnownBackend,
        Modality,
        QuantumFunctionJobOutput,
        QuantumFunctionJobStats,
        Registers,
        ResultFormat,
    )
    from .shot_result import ShotRegisters, ShotResult
    from .single_circuit_job import CircuitJobResults, SingleCircuitJob, SingleCircuitJobType
    from .symmetry_verification_output import SymmetryVerificationOutput
    from .usage import Usage
    from .usage_amount import UsageAmount
    from .usages import Usages
    from .variant_info import VariantInfo, VariantResults
    from .whoami import Whoami

_MODULES = {
    "AddJobResultsPayload": "add_job_results_payload",
    "AddJobResultsResponse": "add_job_results_response",
    "AggregationArtifactDescriptor": "aggregation_artifact_descriptor",
    "AggregationsOutput": "aggregations_output",
    "Ansatz": "ansatz",
    "ApiCostModel": "shared",
    "ArtifactDescriptor": "artifact_descriptor",
    "Backend": "backend",
    "BackendKnownStatus": "backend",
    "BadRequestError": "bad_request_error",
    "BaseJob": "base_job",
    "Characterization": "characterization",
    "CharacterizationFidelity": "characterization_fidelity",
    "CharacterizationPage": "characterization_page",
    "CharacterizationTiming": "characterization_timing",
    "ChildCircuitProbabilities": "shared",
    "CircuitFormatsCatalog": "circuit_formats_catalog",
    "CircuitJobCompilationSettings": "circuit_job_compilation_settings",
    "CircuitJobCreationPayload": "circuit_job_creation_payload",
    "CircuitJobCreationPayloadType": "circuit_job_creation_payload",
    "CircuitJobErrorMitigationSettings": "circuit_job_error_mitigation_settings",
    "CircuitJobOutput": "circuit_job_output",
    "CircuitJobResults": "single_circuit_job",
    "CircuitJobSettings": "circuit_job_settings",
    "CircuitJobStats": "circuit_job_stats",
    "CloneJobPayload": "clone_job_payload",
    "CompilationOutput": "compilation_output",
    "CompiledCircuits": "compilation_output",
    "Cost": "cost",
    "CreateSessionRequest": "create_session_request",
    "DebiasingOutput": "debiasing_output",
    "Error": "error",
    "ErrorMitigationOutput": "error_mitigation_output",
    "Failure": "failure",
    "FailureKnownCode": "failure",
    "Fidelity": "fidelity",
    "FormatSchemaDocument": "format_schema_document",
    "Formats": "shared",
    "GenericQuantumFunctionInput": "generic_quantum_function_input",
    "GenericQuantumFunctionInputData": "generic_quantum_function_input",
    "GetJobCostResponse": "get_job_cost_response",
    "GetJobEstimateContext": "get_job_estimate_context",
    "GetJobEstimateQueryParams": "get_job_estimate_query_params",
    "GetJobEstimateResponse": "get_job_estimate_response",
    "GetJobsQueryParams": "get_jobs_query_params",
    "GetJobsResponse": "get_jobs_response",
    "GetResultsResponse": "shared",
    "GetSessionsQueryParams": "get_sessions_query_params",
    "GroupBy": "shared",
    "GroupUsage": "group_usage",
    "HamiltonianEnergyData": "hamiltonian_energy_data",
    "HamiltonianEnergyInput": "hamiltonian_energy_input",
    "HamiltonianEnergyInputData": "hamiltonian_energy_input_data",
    "HamiltonianEnergyInputDataType": "hamiltonian_energy_input_data",
    "HamiltonianPauliTerm": "hamiltonian_pauli_term",
    "IonqNativeV1": "ionq_native_v1",
    "IonqResultHistogramJsonV1": "result_formats_catalog",
    "IonqResultHistogramJsonV2": "ionq_result_histogram_json_v2",
    "IonqResultProbabilitiesAggregateJsonV1": "shared",
    "IonqResultProbabilitiesJsonV1": "result_formats_catalog",
    "IonqResultProbabilitiesJsonV2": "ionq_result_probabilities_json_v2",
    "IonqResultShotsJsonV2": "ionq_result_shots_json_v2",
    "JobCanceledResponse": "job_canceled_response",
    "JobCanceledResponseStatus": "job_canceled_response",
    "JobCreationResponse": "job_creation_response",
    "JobDeletedResponse": "job_deleted_response",
    "JobDeletedResponseStatus": "job_deleted_response",
    "JobMetadata": "shared",
    "JobQCtrlStatus": "add_job_results_payload",
    "JobStatus": "shared",
    "JobWarning": "job_warning",
    "JobsBulkOperationRequest": "jobs_bulk_operation_request",
    "JobsCanceledResponse": "jobs_canceled_response",
    "JobsCanceledResponseStatus": "jobs_canceled_response",
    "JobsDeletedResponse": "jobs_deleted_response",
    "JobsDeletedResponseStatus": "jobs_deleted_response",
    "JsonMultiCircuitInput": "json_multi_circuit_input",
    "JsonMultiCircuitInputGateset": "json_multi_circuit_input",
    "JsonObject": "base_job",
    "KnownAggregation": "shared",
    "KnownBackend": "shared",
    "KnownNoiseModel": "noise",
    "LinearConstraint": "linear_constraint",
    "Modality": "shared",
    "MultiCircuitJob": "multi_circuit_job",
    "MultiCircuitJobCreationPayload": "multi_circuit_job_creation_payload",
    "MultiCircuitJobCreationPayloadType": "multi_circuit_job_creation_payload",
    "MultiCircuitJobResults": "multi_circuit_job",
    "MultiCircuitJobType": "multi_circuit_job",
    "NativeCircuit": "native_circuit",
    "NativeCircuitGateset": "native_circuit",
    "NativeCircuitInput": "native_circuit_input",
    "NativeCircuitInputGateset": "native_circuit_input",
    "NativeGate": "native_gate",
    "NativeGateName": "native_gate",
    "Noise": "noise",
    "NumberMap": "circuit_job_stats",
    "PartialBaseChildJobCreationPayload": "partial_base_child_job_creation_payload",
    "QISCircuit": "qis_circuit",
    "QISCircuitGateset": "qis_circuit",
    "QaoaJob": "qaoa_job",
    "QaoaJobResults": "qaoa_job_results",
    "QaoaJobType": "qaoa_job",
    "QaoaResults": "qaoa_results",
    "QaoaResultsProcessingStatus": "qaoa_results",
    "Qasm3CircuitInput": "qasm_3_circuit_input",
    "QctrlQaoaJobCreationPayload": "qctrl_qaoa_job_creation_payload",
    "QctrlQaoaJobCreationPayloadType": "qctrl_qaoa_job_creation_payload",
    "QctrlQaoaJobInput": "qctrl_qaoa_job_input",
    "QctrlQaoaJobInputProblem": "qctrl_qaoa_job_input",
    "QctrlQaoaJobInputProblemType": "qctrl_qaoa_job_input",
    "QctrlSettings": "qctrl_settings",
    "QisCircuitInput": "qis_circuit_input",
    "QisCircuitInputGateset": "qis_circuit_input",
    "QisGate": "qis_gate",
    "QisGateName": "qis_gate",
    "QuadraticConstraint": "quadratic_constraint",
    "QuantumFunctionJob": "quantum_function_job",
    "QuantumFunctionJobCreationPayload": "quantum_function_job_creation_payload",
    "QuantumFunctionJobCreationPayloadType": "quantum_function_job_creation_payload",
    "QuantumFunctionJobOutput": "shared",
    "QuantumFunctionJobResults": "quantum_function_job_results",
    "QuantumFunctionJobSettings": "quantum_function_job_settings",
    "QuantumFunctionJobStats": "shared",
    "QuantumFunctionJobType": "quantum_function_job",
    "RateCard": "rate_card",
    "RateCardEntry": "rate_card_entry",
    "RateCardEntryUnit": "rate_card_entry",
    "RegisterHistogram": "registered_histogram",
    "RegisterProbabilities": "registered_probabilities",
    "RegisteredHistogram": "registered_histogram",
    "RegisteredHistogramRegisters": "registered_histogram",
    "RegisteredProbabilities": "registered_probabilities",
    "RegisteredProbabilitiesRegisters": "registered_probabilities",
    "Registers": "shared",
    "RequestValidation": "request_validation",
    "ResultFormat": "shared",
    "ResultFormatHistogramV2": "aggregation_artifact_descriptor",
    "ResultFormatsCatalog": "result_formats_catalog",
    "ResultLink": "result_link",
    "Session": "session",
    "SessionCostLimit": "session_cost_limit",
    "SessionSettings": "session_settings",
    "SessionSettingsRequest": "session_settings_request",
    "SessionStatusEnum": "session",
    "SessionsResponse": "sessions_response",
    "ShotRegisters": "shot_result",
    "ShotResult": "shot_result",
    "SingleCircuitJob": "single_circuit_job",
    "SingleCircuitJobType": "single_circuit_job",
    "SymmetryVerificationOutput": "symmetry_verification_output",
    "Usage": "usage",
    "UsageAmount": "usage_amount",
    "Usages": "usages",
    "VariantInfo": "variant_info",
    "VariantResults": "variant_info",
    "Whoami": "whoami",
}

__all__ = (
    "AddJobResultsPayload",
    "AddJobResultsResponse",
    "AggregationArtifactDescriptor",
    "AggregationsOutput",
    "Ansatz",
    "ApiCostModel",
    "ArtifactDescriptor",
    "Backend",
    "BackendKnownStatus",
    "BadRequestError",
    "BaseJob",
    "Characterization",
    "CharacterizationFidelity",
    "CharacterizationPage",
    "CharacterizationTiming",
    "ChildCircuitProbabilities",
    "CircuitFormatsCatalog",
    "CircuitJobCompilationSettings",
    "CircuitJobCreationPayload",
    "CircuitJobCreationPayloadType",
    "CircuitJobErrorMitigationSettings",
    "CircuitJobOutput",
    "CircuitJobResults",
    "CircuitJobSettings",
    "CircuitJobStats",
    "CloneJobPayload",
    "CompilationOutput",
    "CompiledCircuits",
    "Cost",
    "CreateSessionRequest",
    "DebiasingOutput",
    "Error",
    "ErrorMitigationOutput",
    "Failure",
    "FailureKnownCode",
    "Fidelity",
    "FormatSchemaDocument",
    "Formats",
    "GenericQuantumFunctionInput",
    "GenericQuantumFunctionInputData",
    "GetJobCostResponse",
    "GetJobEstimateContext",
    "GetJobEstimateQueryParams",
    "GetJobEstimateResponse",
    "GetJobsQueryParams",
    "GetJobsResponse",
    "GetResultsResponse",
    "GetSessionsQueryParams",
    "GroupBy",
    "GroupUsage",
    "HamiltonianEnergyData",
    "HamiltonianEnergyInput",
    "HamiltonianEnergyInputData",
    "HamiltonianEnergyInputDataType",
    "HamiltonianPauliTerm",
    "IonqNativeV1",
    "IonqResultHistogramJsonV1",
    "IonqResultHistogramJsonV2",
    "IonqResultProbabilitiesAggregateJsonV1",
    "IonqResultProbabilitiesJsonV1",
    "IonqResultProbabilitiesJsonV2",
    "IonqResultShotsJsonV2",
    "JobCanceledResponse",
    "JobCanceledResponseStatus",
    "JobCreationResponse",
    "JobDeletedResponse",
    "JobDeletedResponseStatus",
    "JobMetadata",
    "JobQCtrlStatus",
    "JobStatus",
    "JobWarning",
    "JobsBulkOperationRequest",
    "JobsCanceledResponse",
    "JobsCanceledResponseStatus",
    "JobsDeletedResponse",
    "JobsDeletedResponseStatus",
    "JsonMultiCircuitInput",
    "JsonMultiCircuitInputGateset",
    "JsonObject",
    "KnownAggregation",
    "KnownBackend",
    "KnownNoiseModel",
    "LinearConstraint",
    "Modality",
    "MultiCircuitJob",
    "MultiCircuitJobCreationPayload",
    "MultiCircuitJobCreationPayloadType",
    "MultiCircuitJobResults",
    "MultiCircuitJobType",
    "NativeCircuit",
    "NativeCircuitGateset",
    "NativeCircuitInput",
    "NativeCircuitInputGateset",
    "NativeGate",
    "NativeGateName",
    "Noise",
    "NumberMap",
    "PartialBaseChildJobCreationPayload",
    "QISCircuit",
    "QISCircuitGateset",
    "QaoaJob",
    "QaoaJobResults",
    "QaoaJobType",
    "QaoaResults",
    "QaoaResultsProcessingStatus",
    "Qasm3CircuitInput",
    "QctrlQaoaJobCreationPayload",
    "QctrlQaoaJobCreationPayloadType",
    "QctrlQaoaJobInput",
    "QctrlQaoaJobInputProblem",
    "QctrlQaoaJobInputProblemType",
    "QctrlSettings",
    "QisCircuitInput",
    "QisCircuitInputGateset",
    "QisGate",
    "QisGateName",
    "QuadraticConstraint",
    "QuantumFunctionJob",
    "QuantumFunctionJobCreationPayload",
    "QuantumFunctionJobCreationPayloadType",
    "QuantumFunctionJobOutput",
    "QuantumFunctionJobResults",
    "QuantumFunctionJobSettings",
    "QuantumFunctionJobStats",
    "QuantumFunctionJobType",
    "RateCard",
    "RateCardEntry",
    "RateCardEntryUnit",
    "RegisterHistogram",
    "RegisterProbabilities",
    "RegisteredHistogram",
    "RegisteredHistogramRegisters",
    "RegisteredProbabilities",
    "RegisteredProbabilitiesRegisters",
    "Registers",
    "RequestValidation",
    "ResultFormat",
    "ResultFormatHistogramV2",
    "ResultFormatsCatalog",
    "ResultLink",
    "Session",
    "SessionCostLimit",
    "SessionSettings",
    "SessionSettingsRequest",
    "SessionStatusEnum",
    "SessionsResponse",
    "ShotRegisters",
    "ShotResult",
    "SingleCircuitJob",
    "SingleCircuitJobType",
    "SymmetryVerificationOutput",
    "Usage",
    "UsageAmount",
    "Usages",
    "VariantInfo",
    "VariantResults",
    "Whoami",
)


def __getattr__(name: str) -> object:
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(import_module(f".{_MODULES[name]}", __name__), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *_MODULES})
