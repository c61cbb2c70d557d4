"""The values that requests and replies are made of, each loaded when it is first named."""

# Generated from openapi/ionq-v0.4.yaml and openapi/overlay.yaml by `make generate`.
# Do not edit: mend the overlay or a template under openapi/templates/ instead.

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .add_job_results_payload import AddJobResultsPayload
    from .add_job_results_response import AddJobResultsResponse
    from .aggregation_artifact_descriptor import AggregationArtifactDescriptor
    from .aggregations_output import AggregationsOutput
    from .ansatz import Ansatz
    from .api_cost_model import ApiCostModel
    from .artifact_descriptor import ArtifactDescriptor
    from .backend import Backend
    from .backend_known_status import BackendKnownStatus
    from .bad_request_error import BadRequestError
    from .base_job import BaseJob
    from .characterization import Characterization
    from .characterization_fidelity import CharacterizationFidelity
    from .characterization_page import CharacterizationPage
    from .characterization_timing import CharacterizationTiming
    from .child_circuit_probabilities import ChildCircuitProbabilities
    from .circuit_formats_catalog import CircuitFormatsCatalog
    from .circuit_job_compilation_settings import CircuitJobCompilationSettings
    from .circuit_job_creation_payload import CircuitJobCreationPayload
    from .circuit_job_creation_payload_type import CircuitJobCreationPayloadType
    from .circuit_job_error_mitigation_settings import CircuitJobErrorMitigationSettings
    from .circuit_job_output import CircuitJobOutput
    from .circuit_job_results import CircuitJobResults
    from .circuit_job_settings import CircuitJobSettings
    from .circuit_job_stats import CircuitJobStats
    from .clone_job_payload import CloneJobPayload
    from .compilation_output import CompilationOutput
    from .compiled_circuits import CompiledCircuits
    from .cost import Cost
    from .create_session_request import CreateSessionRequest
    from .debiasing_output import DebiasingOutput
    from .error import Error
    from .error_mitigation_output import ErrorMitigationOutput
    from .failure import Failure
    from .failure_known_code import FailureKnownCode
    from .fidelity import Fidelity
    from .format_schema_document import FormatSchemaDocument
    from .formats import Formats
    from .generic_quantum_function_input import GenericQuantumFunctionInput
    from .generic_quantum_function_input_data import GenericQuantumFunctionInputData
    from .get_job_cost_response import GetJobCostResponse
    from .get_job_estimate_context import GetJobEstimateContext
    from .get_job_estimate_query_params import GetJobEstimateQueryParams
    from .get_job_estimate_response import GetJobEstimateResponse
    from .get_job_probabilities_aggregation import GetJobProbabilitiesAggregation
    from .get_jobs_query_params import GetJobsQueryParams
    from .get_jobs_response import GetJobsResponse
    from .get_results_response import GetResultsResponse
    from .get_sessions_query_params import GetSessionsQueryParams
    from .group_by import GroupBy
    from .group_usage import GroupUsage
    from .hamiltonian_energy_data import HamiltonianEnergyData
    from .hamiltonian_energy_input import HamiltonianEnergyInput
    from .hamiltonian_energy_input_data import HamiltonianEnergyInputData
    from .hamiltonian_energy_input_data_type import HamiltonianEnergyInputDataType
    from .hamiltonian_pauli_term import HamiltonianPauliTerm
    from .ionq_native_v1 import IonqNativeV1
    from .ionq_result_histogram_json_v1 import IonqResultHistogramJsonV1
    from .ionq_result_histogram_json_v2 import IonqResultHistogramJsonV2
    from .ionq_result_probabilities_aggregate_json_v1 import IonqResultProbabilitiesAggregateJsonV1
    from .ionq_result_probabilities_json_v1 import IonqResultProbabilitiesJsonV1
    from .ionq_result_probabilities_json_v2 import IonqResultProbabilitiesJsonV2
    from .ionq_result_shots_json_v2 import IonqResultShotsJsonV2
    from .job_canceled_response import JobCanceledResponse
    from .job_canceled_response_status import JobCanceledResponseStatus
    from .job_creation_response import JobCreationResponse
    from .job_deleted_response import JobDeletedResponse
    from .job_deleted_response_status import JobDeletedResponseStatus
    from .job_metadata import JobMetadata
    from .job_q_ctrl_status import JobQCtrlStatus
    from .job_status import JobStatus
    from .job_warning import JobWarning
    from .jobs_bulk_operation_request import JobsBulkOperationRequest
    from .jobs_canceled_response import JobsCanceledResponse
    from .jobs_canceled_response_status import JobsCanceledResponseStatus
    from .jobs_deleted_response import JobsDeletedResponse
    from .jobs_deleted_response_status import JobsDeletedResponseStatus
    from .json_multi_circuit_input import JsonMultiCircuitInput
    from .json_multi_circuit_input_gateset import JsonMultiCircuitInputGateset
    from .json_object import JsonObject
    from .known_backend import KnownBackend
    from .known_noise_model import KnownNoiseModel
    from .linear_constraint import LinearConstraint
    from .modality import Modality
    from .multi_circuit_job import MultiCircuitJob
    from .multi_circuit_job_creation_payload import MultiCircuitJobCreationPayload
    from .multi_circuit_job_creation_payload_type import MultiCircuitJobCreationPayloadType
    from .multi_circuit_job_results import MultiCircuitJobResults
    from .multi_circuit_job_type import MultiCircuitJobType
    from .native_circuit import NativeCircuit
    from .native_circuit_gateset import NativeCircuitGateset
    from .native_circuit_input import NativeCircuitInput
    from .native_circuit_input_gateset import NativeCircuitInputGateset
    from .native_gate import NativeGate
    from .native_gate_name import NativeGateName
    from .noise import Noise
    from .number_map import NumberMap
    from .partial_base_child_job_creation_payload import PartialBaseChildJobCreationPayload
    from .qaoa_job import QaoaJob
    from .qaoa_job_results import QaoaJobResults
    from .qaoa_job_type import QaoaJobType
    from .qaoa_results import QaoaResults
    from .qaoa_results_processing_status import QaoaResultsProcessingStatus
    from .qasm_3_circuit_input import Qasm3CircuitInput
    from .qctrl_qaoa_job_creation_payload import QctrlQaoaJobCreationPayload
    from .qctrl_qaoa_job_creation_payload_type import QctrlQaoaJobCreationPayloadType
    from .qctrl_qaoa_job_input import QctrlQaoaJobInput
    from .qctrl_qaoa_job_input_problem import QctrlQaoaJobInputProblem
    from .qctrl_qaoa_job_input_problem_type import QctrlQaoaJobInputProblemType
    from .qctrl_settings import QctrlSettings
    from .qis_circuit import QISCircuit
    from .qis_circuit_gateset import QISCircuitGateset
    from .qis_circuit_input import QisCircuitInput
    from .qis_circuit_input_gateset import QisCircuitInputGateset
    from .qis_gate import QisGate
    from .qis_gate_name import QisGateName
    from .quadratic_constraint import QuadraticConstraint
    from .quantum_function_job import QuantumFunctionJob
    from .quantum_function_job_creation_payload import QuantumFunctionJobCreationPayload
    from .quantum_function_job_creation_payload_type import QuantumFunctionJobCreationPayloadType
    from .quantum_function_job_output import QuantumFunctionJobOutput
    from .quantum_function_job_results import QuantumFunctionJobResults
    from .quantum_function_job_settings import QuantumFunctionJobSettings
    from .quantum_function_job_stats import QuantumFunctionJobStats
    from .quantum_function_job_type import QuantumFunctionJobType
    from .rate_card import RateCard
    from .rate_card_entry import RateCardEntry
    from .rate_card_entry_unit import RateCardEntryUnit
    from .register_histogram import RegisterHistogram
    from .register_probabilities import RegisterProbabilities
    from .registered_histogram import RegisteredHistogram
    from .registered_histogram_registers import RegisteredHistogramRegisters
    from .registered_probabilities import RegisteredProbabilities
    from .registered_probabilities_registers import RegisteredProbabilitiesRegisters
    from .registers import Registers
    from .request_validation import RequestValidation
    from .result_format import ResultFormat
    from .result_format_histogram_v2 import ResultFormatHistogramV2
    from .result_formats_catalog import ResultFormatsCatalog
    from .result_link import ResultLink
    from .session import Session
    from .session_cost_limit import SessionCostLimit
    from .session_settings import SessionSettings
    from .session_settings_request import SessionSettingsRequest
    from .session_status_enum import SessionStatusEnum
    from .sessions_response import SessionsResponse
    from .shot_registers import ShotRegisters
    from .shot_result import ShotResult
    from .single_circuit_job import SingleCircuitJob
    from .single_circuit_job_type import SingleCircuitJobType
    from .symmetry_verification_output import SymmetryVerificationOutput
    from .usage import Usage
    from .usage_amount import UsageAmount
    from .usages import Usages
    from .variant_info import VariantInfo
    from .variant_results import VariantResults
    from .whoami import Whoami

_MODULES = {
    "Error": "error",
    "BadRequestError": "bad_request_error",
    "RequestValidation": "request_validation",
    "Whoami": "whoami",
    "Backend": "backend",
    "Characterization": "characterization",
    "JobMetadata": "job_metadata",
    "Noise": "noise",
    "Failure": "failure",
    "JsonObject": "json_object",
    "NumberMap": "number_map",
    "QisCircuitInput": "qis_circuit_input",
    "QisGate": "qis_gate",
    "NativeCircuitInput": "native_circuit_input",
    "NativeGate": "native_gate",
    "Qasm3CircuitInput": "qasm_3_circuit_input",
    "JsonMultiCircuitInput": "json_multi_circuit_input",
    "QISCircuit": "qis_circuit",
    "NativeCircuit": "native_circuit",
    "Registers": "registers",
    "HamiltonianEnergyInput": "hamiltonian_energy_input",
    "HamiltonianEnergyData": "hamiltonian_energy_data",
    "HamiltonianPauliTerm": "hamiltonian_pauli_term",
    "Ansatz": "ansatz",
    "LinearConstraint": "linear_constraint",
    "QuadraticConstraint": "quadratic_constraint",
    "GenericQuantumFunctionInput": "generic_quantum_function_input",
    "QctrlQaoaJobInput": "qctrl_qaoa_job_input",
    "CircuitJobCreationPayload": "circuit_job_creation_payload",
    "MultiCircuitJobCreationPayload": "multi_circuit_job_creation_payload",
    "QuantumFunctionJobCreationPayload": "quantum_function_job_creation_payload",
    "QctrlQaoaJobCreationPayload": "qctrl_qaoa_job_creation_payload",
    "JobCreationResponse": "job_creation_response",
    "CloneJobPayload": "clone_job_payload",
    "PartialBaseChildJobCreationPayload": "partial_base_child_job_creation_payload",
    "SingleCircuitJob": "single_circuit_job",
    "MultiCircuitJob": "multi_circuit_job",
    "QaoaJob": "qaoa_job",
    "QuantumFunctionJob": "quantum_function_job",
    "BaseJob": "base_job",
    "GetJobsResponse": "get_jobs_response",
    "GetJobsQueryParams": "get_jobs_query_params",
    "ArtifactDescriptor": "artifact_descriptor",
    "CircuitJobResults": "circuit_job_results",
    "MultiCircuitJobResults": "multi_circuit_job_results",
    "QaoaJobResults": "qaoa_job_results",
    "QaoaResults": "qaoa_results",
    "QuantumFunctionJobResults": "quantum_function_job_results",
    "CircuitJobOutput": "circuit_job_output",
    "CompilationOutput": "compilation_output",
    "CompiledCircuits": "compiled_circuits",
    "ErrorMitigationOutput": "error_mitigation_output",
    "VariantInfo": "variant_info",
    "VariantResults": "variant_results",
    "AggregationsOutput": "aggregations_output",
    "AggregationArtifactDescriptor": "aggregation_artifact_descriptor",
    "QuantumFunctionJobOutput": "quantum_function_job_output",
    "CircuitJobSettings": "circuit_job_settings",
    "CircuitJobCompilationSettings": "circuit_job_compilation_settings",
    "CircuitJobErrorMitigationSettings": "circuit_job_error_mitigation_settings",
    "QuantumFunctionJobSettings": "quantum_function_job_settings",
    "CircuitJobStats": "circuit_job_stats",
    "QuantumFunctionJobStats": "quantum_function_job_stats",
    "JobsBulkOperationRequest": "jobs_bulk_operation_request",
    "JobCanceledResponse": "job_canceled_response",
    "JobsCanceledResponse": "jobs_canceled_response",
    "JobDeletedResponse": "job_deleted_response",
    "JobsDeletedResponse": "jobs_deleted_response",
    "GetJobCostResponse": "get_job_cost_response",
    "GetJobEstimateResponse": "get_job_estimate_response",
    "GetJobEstimateContext": "get_job_estimate_context",
    "RateCardEntry": "rate_card_entry",
    "GetJobEstimateQueryParams": "get_job_estimate_query_params",
    "AddJobResultsPayload": "add_job_results_payload",
    "AddJobResultsResponse": "add_job_results_response",
    "GetResultsResponse": "get_results_response",
    "IonqResultProbabilitiesJsonV1": "ionq_result_probabilities_json_v1",
    "IonqResultProbabilitiesJsonV2": "ionq_result_probabilities_json_v2",
    "RegisteredProbabilities": "registered_probabilities",
    "RegisterProbabilities": "register_probabilities",
    "IonqResultHistogramJsonV1": "ionq_result_histogram_json_v1",
    "IonqResultHistogramJsonV2": "ionq_result_histogram_json_v2",
    "RegisteredHistogram": "registered_histogram",
    "RegisterHistogram": "register_histogram",
    "IonqResultShotsJsonV2": "ionq_result_shots_json_v2",
    "ShotResult": "shot_result",
    "ShotRegisters": "shot_registers",
    "IonqResultProbabilitiesAggregateJsonV1": "ionq_result_probabilities_aggregate_json_v1",
    "ChildCircuitProbabilities": "child_circuit_probabilities",
    "ResultFormatsCatalog": "result_formats_catalog",
    "IonqNativeV1": "ionq_native_v1",
    "CircuitFormatsCatalog": "circuit_formats_catalog",
    "CreateSessionRequest": "create_session_request",
    "SessionSettingsRequest": "session_settings_request",
    "Session": "session",
    "SessionSettings": "session_settings",
    "SessionCostLimit": "session_cost_limit",
    "SessionsResponse": "sessions_response",
    "GetSessionsQueryParams": "get_sessions_query_params",
    "FormatSchemaDocument": "format_schema_document",
    "Usages": "usages",
    "Usage": "usage",
    "GroupUsage": "group_usage",
    "UsageAmount": "usage_amount",
    "Cost": "cost",
    "Fidelity": "fidelity",
    "ResultLink": "result_link",
    "JobWarning": "job_warning",
    "DebiasingOutput": "debiasing_output",
    "CharacterizationFidelity": "characterization_fidelity",
    "CharacterizationTiming": "characterization_timing",
    "HamiltonianEnergyInputData": "hamiltonian_energy_input_data",
    "GenericQuantumFunctionInputData": "generic_quantum_function_input_data",
    "QctrlQaoaJobInputProblem": "qctrl_qaoa_job_input_problem",
    "QctrlSettings": "qctrl_settings",
    "SymmetryVerificationOutput": "symmetry_verification_output",
    "RateCard": "rate_card",
    "RegisteredProbabilitiesRegisters": "registered_probabilities_registers",
    "RegisteredHistogramRegisters": "registered_histogram_registers",
    "CharacterizationPage": "characterization_page",
    "JobStatus": "job_status",
    "KnownBackend": "known_backend",
    "KnownNoiseModel": "known_noise_model",
    "ApiCostModel": "api_cost_model",
    "QisGateName": "qis_gate_name",
    "NativeGateName": "native_gate_name",
    "JobQCtrlStatus": "job_q_ctrl_status",
    "ResultFormat": "result_format",
    "ResultFormatHistogramV2": "result_format_histogram_v2",
    "SessionStatusEnum": "session_status_enum",
    "Formats": "formats",
    "GroupBy": "group_by",
    "Modality": "modality",
    "BackendKnownStatus": "backend_known_status",
    "FailureKnownCode": "failure_known_code",
    "QisCircuitInputGateset": "qis_circuit_input_gateset",
    "NativeCircuitInputGateset": "native_circuit_input_gateset",
    "JsonMultiCircuitInputGateset": "json_multi_circuit_input_gateset",
    "QISCircuitGateset": "qis_circuit_gateset",
    "NativeCircuitGateset": "native_circuit_gateset",
    "HamiltonianEnergyInputDataType": "hamiltonian_energy_input_data_type",
    "QctrlQaoaJobInputProblemType": "qctrl_qaoa_job_input_problem_type",
    "CircuitJobCreationPayloadType": "circuit_job_creation_payload_type",
    "MultiCircuitJobCreationPayloadType": "multi_circuit_job_creation_payload_type",
    "QuantumFunctionJobCreationPayloadType": "quantum_function_job_creation_payload_type",
    "QctrlQaoaJobCreationPayloadType": "qctrl_qaoa_job_creation_payload_type",
    "SingleCircuitJobType": "single_circuit_job_type",
    "MultiCircuitJobType": "multi_circuit_job_type",
    "QaoaJobType": "qaoa_job_type",
    "QuantumFunctionJobType": "quantum_function_job_type",
    "QaoaResultsProcessingStatus": "qaoa_results_processing_status",
    "JobCanceledResponseStatus": "job_canceled_response_status",
    "JobsCanceledResponseStatus": "jobs_canceled_response_status",
    "JobDeletedResponseStatus": "job_deleted_response_status",
    "JobsDeletedResponseStatus": "jobs_deleted_response_status",
    "RateCardEntryUnit": "rate_card_entry_unit",
    "GetJobProbabilitiesAggregation": "get_job_probabilities_aggregation",
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
    "GetJobProbabilitiesAggregation",
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
