// A check-list filled in on the phone, checked and scored as the server does it (Inspections, CheckVisit).
import { evaluate, holds } from "./rules.js";

const longest = 1000;
const count = (text) => [...text].length;

// answers: {item: {value, note, photos}}; a value is a text, a number, true or false, a list of options, or undefined.
// Gives {asked, issues: [{item, key, values}], deductions, possible, lost, score}.
export function check(list, answers, today) {
  const issues = [];
  const values = {};
  for (const item of list.items) {
    const [value, wrong] = answered(item, answers[item.key]?.value);
    values[item.key] = value;
    if (wrong) issues.push({ item: item.key, key: wrong.key, values: { ask: item.ask, ...wrong.values } });
  }
  const facts = { value: (name) => values[name], today };
  const asked = list.items.filter((item) => !item.when || holds(item.when, facts) === true);
  for (const item of asked) issues.push(...owed(item, values[item.key], answers[item.key] ?? {}, list, facts));
  return { asked: asked.map((item) => item.key), issues, ...scored(asked, facts) };
}

function answered(item, given) {
  if (item.type === "several") {
    if (given === undefined) return [[]];
    if (!Array.isArray(given)) return [[], { key: "answer.type.several" }];
    const other = given.find((option) => !item.options.includes(option));
    return other === undefined ? [given] : [[], { key: "answer.option", values: { value: other } }];
  }
  if (given === undefined || given === "") return [undefined];
  if (item.type === "choice" && typeof given === "string") {
    return item.options.includes(given) ? [given] : [undefined, { key: "answer.option", values: { value: given } }];
  }
  if (item.type === "yes-no" && typeof given === "boolean") return [given];
  if (item.type === "number" && typeof given === "number") {
    const [low, high] = [item.min ?? -1e12, item.max ?? 1e12];
    if (Number.isFinite(given) && given >= low && given <= high) return [given];
    return [undefined, { key: "answer.range", values: { low: `${low}`, high: `${high}`, unit: item.unit } }];
  }
  if (item.type === "text" && typeof given === "string") {
    return count(given) <= longest ? [given] : [undefined, { key: "answer.noteLong" }];
  }
  return [undefined, { key: `answer.type.${item.type}` }];
}

function owed(item, value, { note = "", photos = 0 }, list, facts) {
  const issues = [];
  const say = (key, values) => issues.push({ item: item.key, key, values: { ask: item.ask, ...values } });
  if (value === undefined && !item.optional) say("answer.missing");
  if (item.photo && photos < item.photo.count && holds(item.photo.when, facts) === true) {
    say("answer.photo", { count: `${item.photo.count}`, why: item.photo.why });
  }
  if (photos > list.mostPhotos) say("answer.photos", { most: `${list.mostPhotos}` });
  if (item.note && note.trim() === "" && holds(item.note.when, facts) === true) say("answer.note", { says: item.note.says });
  if (count(note) > longest) say("answer.noteLong");
  if (item.holds && holds(item.holds.when, facts) === false) say("answer.holds", { says: item.holds.says });
  return issues;
}

const tenth = (points) => Math.round(points * 10) / 10;

function scored(asked, facts) {
  const deductions = [];
  let possible = 0;
  let lost = 0;
  for (const item of asked) {
    possible += item.points;
    let left = item.points;
    for (const rule of item.deduct) {
      if (holds(rule.when, facts) !== true) continue;
      const wanted = evaluate(rule.points, facts);
      const points = Math.min(left, tenth(Math.max(0, typeof wanted === "number" ? wanted : 0)));
      left -= points;
      deductions.push({ item: item.key, points, says: rule.says, problem: rule.problem });
    }
    lost += item.points - left;
  }
  return { deductions, possible, lost: tenth(lost), score: possible > 0 ? tenth(((possible - lost) / possible) * 100) : null };
}

// The sentence of an issue, from the words that come with the plan.
export function sentence(words, { key, values }) {
  return (words[key] ?? key).replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}
