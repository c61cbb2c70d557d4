// JSON schemas in readable form.

import { make } from "./dom.js";

const LIMITS = {
  minimum: limit => "at least " + limit,
  maximum: limit => "at most " + limit,
  minLength: limit => "at least " + limit + " characters",
  maxLength: limit => "at most " + limit + " characters",
  minItems: limit => "at least " + limit + " items",
  maxItems: limit => "at most " + limit + " items",
  pattern: text => "matching " + text,
  default: json => "default " + value(json),
};

// Returns a function that follows references within a document.
export function resolver(document) {
  return function resolve(part) {
    let target = part;
    while (target?.$ref)
      target = target.$ref.slice(2).split("/").reduce((at, key) => at?.[key], document);
    return target;
  };
}

// A description, in which text between backticks is code.
export function prose(text = "") {
  return text.split("`").map((part, at) => at % 2 ? make("code", {}, part) : part);
}

// The type of a schema, with links to the schemas that have names.
export function typeOf(schema) {
  if (!schema) return "any";
  if (schema.$ref) {
    const name = schema.$ref.split("/").pop();
    return make("a", { href: "#api/schema/" + name }, name);
  }
  const limits = Object.entries(LIMITS).filter(([key]) => schema[key] !== undefined)
    .map(([key, write]) => ", " + write(schema[key]));
  return [plain(schema), limits, schema.nullable ? " or null" : ""];
}

function value(json) {
  return typeof json === "string" ? json : JSON.stringify(json);
}

function plain(schema) {
  const { type, format, items, additionalProperties: others } = schema;
  if (schema.enum) return ["one of ", schema.enum.map((each, at) =>
    [at ? ", " : "", make("code", {}, value(each))])];
  for (const [key, word] of [["anyOf", " | "], ["oneOf", " | "], ["allOf", " & "]])
    if (schema[key]) return schema[key].map((each, at) => [at ? word : "", typeOf(each)]);
  if (type === "array") return ["list of ", typeOf(items)];
  if (type === "object" && others && typeof others === "object")
    return schema.properties ? "object" : ["map of ", typeOf(others)];
  return (type ?? "any") + (format ? ` (${format})` : "");
}

// The fields of an object; those of nested objects have a dot in their names.
export function fieldsOf(schema, resolve, prefix = "") {
  const parts = (schema.allOf ?? []).flatMap(part => fieldsOf(resolve(part), resolve, prefix));
  const own = Object.entries(schema.properties ?? {}).flatMap(([name, each]) => [
    { name: prefix + name, schema: each, isRequired: (schema.required ?? []).includes(name) },
    ...(each.properties ? fieldsOf(each, resolve, prefix + name + ".") : []),
    ...(each.items?.properties ? fieldsOf(each.items, resolve, prefix + name + "[].") : []),
  ]);
  return [...parts, ...own];
}
