// Cairn's criteria as ELM: the text made plain for the translator, and the model described to it.
import * as cql from "@cqframework/cql/cql-to-elm";
import fs from "node:fs";

const root = new URL("../../", import.meta.url).pathname;
const shared = ["Gates", "History", "Results", "Answers", "Checks", "Washout"];
const main = "NCT06880354";
const file = (name) =>
  name === main ? `${root}studies/${main}/eligibility.cql` : `${root}src/Cairn.Trials/Criteria/Library/${name}.cql`;

function plain(text) {
  const names = '("[^"]*"|\\w+)';
  return text
    .replace(/\/\*[^]*?\*\//g, "")
    .replace(/\/\/[^\n]*/g, "")
    .replace("using Cairn\n", "using Cairn version '1'\n")
    .replace(/include (\w+)/g, "include $1 version '1' called $1")
    .replace(/^(library \w+) version '[^']*'/m, "$1 version '1'")
    .replace(/(Low|High)Boundary\((Person\.birth), 8\)/g, "$2")
    .replace(/\[(\w+): category = ('[^']*'|\w+)\]/g, "([$1] R_ where R_.category = $2 return all R_)")
    .replace(/\[(\w+): ('[^']*'|\w+)\]/g, "([$1] R_ where R_.code = $2 return all R_)")
    .replace(new RegExp(`parameter ${names} (List<Tuple {[^}]*}>|List<\\w+>|\\w+) default `, "g"), "define $1: ")
    .replace(new RegExp(`parameter ${names} (\\w+)`, "g"), "define $1: null as $2");
}

const observation = {
  code: "String", category: "String", visit: "String", result: "String", specimen: "String", method: "String", date: "Date",
  value: "Quantity", range: "Interval of Quantity", lowerLimit: "Quantity", upperLimit: "Quantity",
  score: "Integer", isYes: "Boolean", isPositive: "Boolean", isDetected: "Boolean",
};
const lasting = { asked: "Date", startDate: "Date", endDate: "Date", isOngoing: "Boolean", period: "Interval of Date" };
const types = {
  ...Object.fromEntries(
    ["LabResult", "VitalSign", "HeartFinding", "MarrowFinding", "ScaleScore", "EligibilityAnswer"].map((t) => [t, observation]),
  ),
  FindingAbout: { ...observation, about: "String" },
  Demographics: { birth: "Date", consent: "Date", death: "Date", age: "Integer", sex: "String" },
  Disposition: { code: "String", term: "String", category: "String", date: "Date" },
  MedicalHistory: { code: "String", term: "String", category: "String", occurred: "Boolean", grade: "Integer", ...lasting },
  AdverseEvent: { code: "String", category: "String", grade: "Integer", ...lasting },
  Medication: {
    code: "String", category: "String", indication: "String", route: "String", occurred: "Boolean", dose: "Quantity", ...lasting,
  },
  Procedure: { code: "String", category: "String", occurred: "Boolean", ...lasting },
  Exposure: { category: "String", treatment: "String", dose: "Quantity", startDate: "Date", endDate: "Date" },
};

const head = (attributes) =>
  `<modelInfo xmlns="urn:hl7-org:elm-modelinfo:r1" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" ${attributes}>`;

function element([name, type]) {
  const [, of] = type.split("Interval of ");
  if (!of) return `<element name="${name}" elementType="System.${type}"/>`;
  const point = `<pointTypeSpecifier xsi:type="NamedTypeSpecifier" modelName="System" name="${of}"/>`;
  return `<element name="${name}"><elementTypeSpecifier xsi:type="IntervalTypeSpecifier">${point}</elementTypeSpecifier></element>`;
}

const cairn =
  head('name="Cairn" version="1" url="urn:cairn" targetQualifier="cairn" patientClassName="Demographics"') +
  '<requiredModelInfo name="System" version="1.0.0"/>' +
  Object.entries(types)
    .map(
      ([name, properties]) =>
        `<typeInfo xsi:type="ClassInfo" namespace="Cairn" name="${name}" identifier="${name}" retrievable="true"` +
        ` baseType="System.Any">${Object.entries(properties).map(element).join("")}</typeInfo>`,
    )
    .join("") +
  "</modelInfo>";

const simple = (name) => `<typeInfo xsi:type="SimpleTypeInfo" name="System.${name}" baseType="System.Any"/>`;
const made = (name, parts, of = "Any") =>
  `<typeInfo xsi:type="ClassInfo" name="System.${name}" baseType="System.${of}">${parts.map(element).join("")}</typeInfo>`;
const texts = (...names) => names.map((n) => [n, "String"]);
const system =
  head('name="System" version="1.0.0" url="urn:hl7-org:elm-types:r1" targetQualifier="system"') +
  '<typeInfo xsi:type="SimpleTypeInfo" name="System.Any"/>' +
  ["Boolean", "Integer", "Long", "Decimal", "String", "Date", "DateTime", "Time"].map(simple).join("") +
  made("Quantity", [["value", "Decimal"], ["unit", "String"]]) +
  made("Ratio", [["numerator", "Quantity"], ["denominator", "Quantity"]]) +
  made("Code", texts("code", "system", "version", "display")) +
  made("Concept", texts("display")) +
  made("Vocabulary", texts("id", "version", "name")) +
  made("CodeSystem", [], "Vocabulary") +
  made("ValueSet", [], "Vocabulary") +
  "</modelInfo>";

const models = new cql.ModelManager();
const source = { Cairn: cairn, System: system };
models.modelInfoLoader.registerModelInfoProvider(
  cql.createModelInfoProvider((name) => (source[name] ? cql.stringAsSource(source[name]) : null)),
);
const units = cql.createUcumService((v) => v, () => null, (a) => a, (a) => a);
const libraries = new cql.LibraryManager(models, undefined, undefined, units);
const text = Object.fromEntries([...shared, main].map((name) => [name, plain(fs.readFileSync(file(name), "utf8"))]));
libraries.librarySourceLoader.registerProvider(
  cql.createLibrarySourceProvider((name) => (text[name] ? cql.stringAsSource(text[name]) : null)),
);
fs.mkdirSync("elm", { recursive: true });
const parameters = [...fs.readFileSync(file(main), "utf8").matchAll(/^parameter "([^"]*)"/gm)].map((m) => m[1]);
fs.writeFileSync("elm/parameters.json", JSON.stringify(parameters));
for (const name of [...shared, main]) {
  const translated = cql.CqlTranslator.fromText(text[name], libraries);
  const errors = translated.errors?.asJsReadonlyArrayView?.() ?? [];
  if (errors.length > 0) throw new Error(`${name}: ${errors.map((e) => e.message).join("; ")}`);
  fs.writeFileSync(`elm/${name}.json`, translated.toJson().replace(/"context" *: *"Unfiltered"/g, '"context":"Patient"'));
}
