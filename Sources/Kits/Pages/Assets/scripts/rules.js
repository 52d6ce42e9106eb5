// Formulas on the phone: the tree Swift wrote (Formula.write), evaluated as kit Expression does. A value is a number, a
// text, true or false, {day} counted from 1970-01-01, a list (options chosen, or numbers), or undefined: not known.
// Nothing throws: what cannot be known is unknown, and conditions hold, do not hold, or are unknown (Kleene).

// facts: { value(name), today: days since 1970, stages: [{key, dropped}] }. Sums of places are not known on a phone.
export const evaluate = (formula, facts) => valueOf(formula.tree ?? formula, facts);

// true, false, or undefined where a fact that decides is missing.
export const holds = (formula, facts) => truthOf(formula.tree ?? formula, facts);

export function day(text) {
  const [, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? [];
  if (!year) return undefined;
  const moment = new Date(0);
  moment.setUTCFullYear(+year, +month - 1, +date);
  if (+year < 1 || moment.getUTCMonth() !== +month - 1 || moment.getUTCDate() !== +date) return undefined;
  return { day: Math.round(moment.getTime() / 86400000) };
}

const isDay = (value) => typeof value === "object" && value !== null && "day" in value;
const isNumber = (value) => typeof value === "number";
const finite = (number) => (Number.isFinite(number) ? number : undefined);
const asDate = (value) => new Date(value.day * 86400000);
// Halves go away from zero.
const rounded = (number) => Math.sign(number) * Math.floor(Math.abs(number) + 0.5);

function valueOf(node, facts) {
  if (!node.op) {
    if ("number" in node) return node.number;
    if ("text" in node) return node.text;
    if ("truth" in node) return node.truth;
    if ("name" in node) return node.name === "today" ? { day: facts.today } : facts.value(node.name);
    return undefined;
  }
  const [left, right] = node.of;
  switch (node.op) {
    case "+":
    case "-":
    case "*":
    case "/":
      return calculated(node.op, valueOf(left, facts), valueOf(right, facts));
    case "negative": {
      const part = valueOf(left, facts);
      return isNumber(part) ? -part : undefined;
    }
    case "list":
      return node.of.map((part) => valueOf(part, facts));
    case "call":
      return called(node.name, node.of, facts);
    default:
      return truthOf(node, facts);
  }
}

function truthOf(node, facts) {
  if (!node.op) return truth(valueOf(node, facts));
  const [left, right] = node.of;
  switch (node.op) {
    case "not":
      return negated(truthOf(left, facts));
    case "and": {
      const first = truthOf(left, facts);
      if (first === false) return false;
      const second = truthOf(right, facts);
      return second === false ? false : first && second;
    }
    case "or": {
      const first = truthOf(left, facts);
      if (first === true) return true;
      const second = truthOf(right, facts);
      if (second === true) return true;
      return first === undefined || second === undefined ? undefined : false;
    }
    case "in":
      return among(valueOf(left, facts), valueOf(right, facts));
    case "not in":
      return negated(among(valueOf(left, facts), valueOf(right, facts)));
    case "==":
    case "!=":
    case "<":
    case "<=":
    case ">":
    case ">=":
      return compared(node.op, valueOf(left, facts), valueOf(right, facts));
    default:
      return truth(valueOf(node, facts));
  }
}

const truth = (value) => (typeof value === "boolean" ? value : undefined);
const negated = (value) => (value === undefined ? undefined : !value);

function among(part, whole) {
  if (Array.isArray(whole) && Array.isArray(part)) return part.every((one) => whole.includes(one));
  if (!Array.isArray(whole) || (typeof part !== "string" && !isNumber(part))) return undefined;
  return whole.includes(part);
}

function compared(sign, left, right) {
  if (isDay(left) && isDay(right)) return ordered(sign, left.day, right.day);
  if (isNumber(left) && isNumber(right)) return ordered(sign, left, right);
  const same = typeof left === typeof right && (typeof left === "string" || typeof left === "boolean");
  return same ? (left === right) === (sign === "==") : undefined;
}

function ordered(sign, left, right) {
  switch (sign) {
    case "==": return left === right;
    case "!=": return left !== right;
    case "<": return left < right;
    case "<=": return left <= right;
    case ">": return left > right;
    default: return left >= right;
  }
}

function calculated(sign, left, right) {
  if (isNumber(left) && isNumber(right)) {
    switch (sign) {
      case "+": return finite(left + right);
      case "-": return finite(left - right);
      case "*": return finite(left * right);
      default: return right === 0 ? undefined : finite(left / right);
    }
  }
  if (isDay(left) && isNumber(right)) {
    if (Math.abs(right) >= 4000000) return undefined;
    const moved = { day: left.day + rounded(sign === "-" ? -right : right) };
    const year = asDate(moved).getUTCFullYear();
    return year >= 1 && year <= 9999 ? moved : undefined;
  }
  return isDay(left) && isDay(right) ? left.day - right.day : undefined;
}

function called(name, parts, facts) {
  switch (name) {
    case "if": {
      const condition = truthOf(parts[0], facts);
      return condition === undefined ? undefined : valueOf(parts[condition ? 1 : 2], facts);
    }
    case "known":
      return valueOf(parts[0], facts) !== undefined;
    case "day":
      return day(parts[0].text);
    case "days_since":
    case "days_until": {
      const value = valueOf(parts[0], facts);
      if (!isDay(value)) return undefined;
      return name === "days_since" ? facts.today - value.day : value.day - facts.today;
    }
    case "year":
    case "month": {
      const value = valueOf(parts[0], facts);
      if (!isDay(value)) return undefined;
      return name === "year" ? asDate(value).getUTCFullYear() : asDate(value).getUTCMonth() + 1;
    }
    case "reached":
      return reached(parts[0].name ?? parts[0].text, facts);
    case "count":
    case "sum":
    case "min":
    case "max":
      return folded(name, parts, facts);
    default:
      return undefined;
  }
}

function reached(key, facts) {
  const stages = facts.stages ?? [];
  const place = stages.findIndex((stage) => stage.key === key);
  const stage = facts.value("stage");
  if (place < 0 || typeof stage !== "string") return undefined;
  if (stages[place].dropped) return stage === key;
  return stages.some((one, at) => one.key === stage && at >= place && !one.dropped);
}

function folded(fold, parts, facts) {
  if (parts.length === 1) {
    const value = valueOf(parts[0], facts);
    if (Array.isArray(value)) return foldedList(fold, value);
    if (typeof value === "boolean") return value ? 1 : 0;
    return isNumber(value) ? value : undefined;
  }
  if (fold === "count") {
    const truths = parts.map((part) => truthOf(part, facts));
    return truths.includes(undefined) ? undefined : truths.filter(Boolean).length;
  }
  const values = parts.map((part) => valueOf(part, facts));
  return values.every(isNumber) ? foldedList(fold, values) : undefined;
}

function foldedList(fold, values) {
  if (fold === "count" || typeof values[0] === "string") return values.length;
  if (fold === "sum") return finite(values.reduce((sum, value) => sum + value, 0));
  if (values.length === 0) return undefined;
  return values.reduce((a, b) => Math[fold](a, b));
}
