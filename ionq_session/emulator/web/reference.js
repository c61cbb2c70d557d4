// The API's reference, rendered from the document that the emulator serves.

import { getOnce } from "./api.js";
import { constant, make, table } from "./dom.js";
import { fieldsOf, prose, resolver, typeOf } from "./schema.js";

export function title() {
  return "API";
}

export async function load() {
  return getOnce("/document");
}

export function render(api) {
  return [constant("api", () => page(api))];
}

// Opens and shows the part that the address names: #api/CreateJob or #api/schema/Job.
export function arrive({ argument }) {
  const part = argument && document.getElementById("api/" + argument);
  if (!part) return;
  part.open = true;
  part.scrollIntoView();
  part.querySelector("summary").focus({ preventScroll: true });
}

function page(api) {
  const resolve = resolver(api);
  const operations = Object.entries(api.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({ path, method, ...operation })));
  const tags = [...new Set(operations.map(each => each.tags[0]))];
  const schemas = Object.entries(api.components.schemas);
  return [
    make("h1", { tabindex: -1 }, api.info.title, " ", make("small", {}, api.info.version)),
    make("p", {}, prose(api.info.description)),
    make("p", {}, "Here it is served at ", make("code", {}, location.origin + "/v0.4"),
      ". Every call except public ones needs the header ",
      make("code", {}, "Authorization: apiKey <key>"), "."),
    tags.map(tag => [
      make("h2", {}, tag),
      operations.filter(each => each.tags[0] === tag).map(each => show(each, resolve)),
    ]),
    make("h2", {}, "Schemas"),
    schemas.map(([name, schema]) => make("details", { id: "api/schema/" + name },
      make("summary", {}, make("code", {}, name)), describe(schema, resolve))),
  ];
}

function show(operation, resolve) {
  const { path, method, operationId, summary, description } = operation;
  const parameters = (operation.parameters ?? []).map(resolve);
  const body = resolve(operation.requestBody)?.content["application/json"];
  return make("details", { id: "api/" + operationId, class: "operation" },
    make("summary", {}, make("span", { class: "method " + method }, method.toUpperCase()), " ",
      make("code", {}, path), " ", make("span", { class: "summary" }, summary)),
    make("p", {}, prose(description)),
    make("p", { class: "note" }, "Operation ", make("code", {}, operationId),
      operation.security?.length === 0 ? "; public, needs no API key." : "."),
    parameters.length ? [make("h3", {}, "Parameters"), table("Parameters", [
      ["Name", each => nameOf(each.name, each.required)],
      ["In", each => each.in, "wide"],
      ["Type", each => typeOf(each.schema)],
      ["", each => prose(each.description)],
    ], parameters)] : null,
    body ? [make("h3", {}, "Body"), make("p", {}, typeOf(body.schema)),
      body.schema.$ref ? null : describe(body.schema, resolve), examples(body)] : null,
    make("h3", {}, "Replies"),
    table("Replies", [
      ["Status", ([status]) => make("code", {}, status)],
      ["Type", ([, reply]) => contents(reply).map(([, { schema }]) => [typeOf(schema), " "])],
      ["", ([, reply]) => prose(reply.description)],
    ], Object.entries(operation.responses).map(([status, reply]) => [status, resolve(reply)])),
    Object.values(operation.responses).map(resolve).map(reply =>
      contents(reply).map(([, content]) => examples(content))),
  );
}

function contents(reply) {
  return Object.entries(reply.content ?? {});
}

function nameOf(name, isRequired) {
  return [make("code", {}, name), isRequired ? make("span", { class: "required" }, " required") : null];
}

function describe(schema, resolve) {
  const fields = fieldsOf(schema, resolve);
  return [
    schema.description ? make("p", {}, prose(schema.description)) : null,
    fields.length ? table("Fields", [
      ["Field", each => nameOf(each.name, each.isRequired)],
      ["Type", each => typeOf(each.schema)],
      ["", each => prose(each.schema.description)],
    ], fields) : make("p", {}, typeOf(schema)),
    examples(schema),
  ];
}

function examples({ example, examples: several }) {
  const all = Object.entries(several ?? (example === undefined ? {} : { Example: { value: example } }));
  return all.map(([name, each]) => make("details", { class: "example" },
    make("summary", {}, each?.summary ?? name), make("pre", {}, JSON.stringify(each?.value ?? each, null, 2))));
}
