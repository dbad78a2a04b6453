// Asks the 48 criteria of made-up subjects; prints subjects a second and how many verdicts there are of each kind.
const cql = require("cql-execution");
const fs = require("node:fs");

const count = Number(process.argv[2] ?? 200);
const names = ["Gates", "History", "Results", "Answers", "Checks", "Washout", "NCT06880354"];
const elm = Object.fromEntries(names.map((n) => [n, JSON.parse(fs.readFileSync(`elm/${n}.json`, "utf8"))]));
const library = new cql.Library(elm.NCT06880354, new cql.Repository(elm));

const known = (text, of) => (text == null ? null : of(text));
const date = (text) => known(text, (t) => new cql.Date(...t.slice(0, 10).split("-").map(Number)));
const quantity = (number, unit) => (number == null || unit == null ? null : new cql.Quantity(number, unit));
const among = (yes, no) => (text) => (text === yes ? true : text === no ? false : null);
const yesNo = among("Y", "N");
const sign = among("POSITIVE", "NEGATIVE");
const occurred = (text) => (text == null ? true : yesNo(text));

function period(start, end, goesOn) {
  if (!start && !end && !goesOn) return null;
  return new cql.Interval(start, end, start != null, end != null || goesOn);
}

class Row {
  constructor(type, values) {
    this.type = type;
    Object.assign(this, values);
  }
  get(field) {
    return this[field];
  }
}

const lasting = (v, d, goesOn, until) => {
  const [start, end] = [date(v[`${d}STDTC`]), date(v[`${d}ENDTC`]) ?? until];
  const ongoing = end ? false : goesOn;
  return { asked: date(v[`${d}DTC`]), startDate: start, endDate: end, isOngoing: ongoing, period: period(start, end, ongoing === true) };
};

function measured(v, d) {
  const [result, unit] = [v[`${d}ORRES`] ?? null, v[`${d}ORRESU`]];
  const [, bound, digits] = /^([<>]?)(-?\d+(?:\.\d+)?)$/.exec(result ?? "") ?? [];
  const number = digits === undefined ? null : Number(digits);
  const amount = quantity(number, unit);
  const end = (sign) => (bound === sign ? null : amount);
  return {
    code: v[`${d}TESTCD`], category: v[`${d}CAT`] ?? null, result, date: date(v[`${d}DTC`]),
    value: bound === "" ? amount : null, lowerLimit: null,
    range: amount && new cql.Interval(end("<"), end(">"), bound === "", bound === ""),
    upperLimit: quantity(known(v[`${d}ORNRHI`], Number), unit), score: /^\d+$/.test(result ?? "") ? Number(result) : null,
    isYes: yesNo(result), isPositive: sign(result),
    isDetected: bound === "<" ? false : number == null ? sign(result) : number > 0,
  };
}

const named = (v, d) => ({ code: v[`${d}DECOD`] ?? v[`${d}TERM`] ?? v[`${d}TRT`], category: v[`${d}CAT`] ?? null });
const read = {
  Demographics: (v) => ({ birth: date(v.BRTHDTC), consent: date(v.RFICDTC), death: null, age: null, sex: v.SEX ?? null }),
  Disposition: (v) => ({ ...named(v, "DS"), date: date(v.DSSTDTC) }),
  MedicalHistory: (v) => ({
    ...named(v, "MH"), occurred: occurred(v.MHOCCUR), grade: known(v.MHTOXGR, Number), ...lasting(v, "MH", null, null),
  }),
  Medication: (v) => ({
    ...named(v, "CM"), occurred: occurred(v.CMOCCUR), dose: quantity(known(v.CMDOSE, Number), v.CMDOSU), ...lasting(v, "CM", null, null),
  }),
  Procedure: (v) => ({ ...named(v, "PR"), occurred: occurred(v.PROCCUR), ...lasting(v, "PR", false, date(v.PRSTDTC)) }),
};
const domains = { LabResult: "LB", VitalSign: "VS", HeartFinding: "EG", ScaleScore: "QS", EligibilityAnswer: "IE" };

class Subject {
  constructor(id, rows) {
    this.id = id;
    this.rows = {};
    for (const { type, values } of rows) {
      const row = new Row(type, read[type] ? read[type](values) : measured(values, domains[type]));
      (this.rows[type] ??= []).push(row);
    }
  }
  getId() {
    return this.id;
  }
  findRecords(type) {
    return this.rows[type.replace(/^\{.*\}/, "")] ?? [];
  }
}

class Source {
  constructor(subjects) {
    [this.subjects, this.at] = [subjects, 0];
  }
  currentPatient() {
    return this.subjects[this.at];
  }
  nextPatient() {
    this.at++;
    return this.currentPatient();
  }
}

const lines = fs.readFileSync("subjects.ndjson", "utf8").split("\n").filter(Boolean).slice(0, count);
const subjects = lines.map((line, i) => new Subject(`S${i + 1}`, JSON.parse(line)));
const parameters = new Set(JSON.parse(fs.readFileSync("elm/parameters.json", "utf8")));
const criteria = Object.keys(library.expressions).filter((name) => /^[IE]\d/.test(name) && !parameters.has(name));

function verdicts(results) {
  const counts = { false: 0, null: 0, true: 0 };
  for (const subject of Object.values(results))
    for (const name of criteria) {
      const holds = subject[name] ?? null;
      counts[String(holds === null || name[0] === "I" ? holds : !holds)]++;
    }
  return `not met ${counts.false}, unknown ${counts.null}, met ${counts.true}`;
}

(async () => {
  const [executor, now] = [new cql.Executor(library, null, {}), cql.DateTime.fromJSDate(new Date("2025-04-01T00:00:00Z"), 0)];
  for (let run = 1; run <= 4; run++) {
    const [cpu, start] = [process.cpuUsage(), process.hrtime.bigint()];
    const { patientResults } = await executor.exec(new Source(subjects), now);
    const { user, system } = process.cpuUsage(cpu);
    const clock = Number(process.hrtime.bigint() - start) / 1e9;
    const speed = (seconds) => (subjects.length / seconds).toFixed(0);
    console.log(`run ${run}: ${speed((user + system) / 1e6)} subjects a second of processor time (${speed(clock)} by the clock)`);
    console.log(`  ${criteria.length} criteria, ${subjects.length} subjects: ${verdicts(patientResults)}`);
  }
})();
