/**
 * The Khorgos plan in plain JavaScript, for engines that are given only a part of it: what a record
 * says as flat facts, and from the worth of each record to the answer.
 *
 * Amounts are grains, 400 to a credit (hours go at 4 and 5 to a credit, rewards in twentieths), so
 * all of them are whole numbers.
 */

export const GRAINS = 400;
export const FIRST_YEAR = 2024;
export const LAST_YEAR = 2028;

/** Leaves of the categories; the place in this list is a leaf's number. */
const LEAVES = {
  "compulsory/prefecture/public": 0,
  "compulsory/prefecture/professional": 1,
  "compulsory/county/public": 2,
  "compulsory/county/professional": 3,
  "compulsory/digital": 4,
  elective: 5,
  "school-based": 6,
};

const ANNUAL = ["annual-total", "annual-compulsory", "annual-elective", "annual-school-based"];
const CYCLE = [
  "cycle-total", "compulsory", "prefecture", "prefecture-public", "prefecture-professional", "county",
  "county-public", "county-professional", "digital", "elective", "school-based",
];

/** Every requirement in the order of the plan, as the answer names it. */
export const REQUIREMENTS = [
  ...CYCLE,
  ...ANNUAL.flatMap((it) => [2024, 2025, 2026, 2027, 2028].map((year) => `${it}@${year}`)),
];

/** How many numbers an answer has. */
export const LENGTH = 1 + REQUIREMENTS.length * 3;

/** What a record says, as every rule engine likes it: flat, numbers as numbers, nothing undefined. */
export function facts(record) {
  const { hours, credits } = record.quantity;
  return {
    activity: record.activity,
    level: record.level ?? "",
    mode: record.mode ?? "",
    grade: record.grade ?? "",
    approved: record.approved ?? true,
    category: record.category ?? "",
    hasHours: hours !== undefined,
    hours: hours === undefined ? 0 : Number(hours),
    credits: credits === undefined ? 0 : Number(credits),
    year: Number(record.completed_on.slice(0, 4)),
  };
}

/** The facts of an archive. */
export function read(text) {
  return JSON.parse(text).records.map(facts);
}

const sums = new Int32Array(7);
const years = new Int32Array(15);

/** Forgets what has been added. */
export function begin() {
  sums.fill(0);
  years.fill(0);
}

/** Adds the worth of a record to its category and year. */
export function add(it, worth) {
  const leaf = it.activity === "lecture" ? 5 : it.activity === "school-based" ? 6 : LEAVES[it.category];
  sums[leaf] += worth;
  years[(it.year - FIRST_YEAR) * 3 + (leaf < 5 ? 0 : leaf - 4)] += worth;
}

/** From the sums to the answer: surplus moved, each requirement with what is missing. */
export function settle(answer) {
  const [a, b, c, d, e, elective, school] = sums;
  const compulsory = a + b + c + d + e;
  const total = compulsory + elective + school;
  const surplus = Math.max(0, compulsory - 60 * GRAINS);
  const toElective = Math.min(surplus, Math.max(0, 10 * GRAINS - elective));
  const toSchool = Math.min(surplus - toElective, Math.max(0, 20 * GRAINS - school));
  let at = 1;
  const put = (held, credits) => {
    const missing = Math.max(0, credits * GRAINS - held);
    answer[at] = held;
    answer[at + 1] = missing;
    answer[at + 2] = missing === 0 ? 1 : 0;
    at += 3;
  };
  answer[0] = total;
  put(total, 90);
  put(compulsory - toElective - toSchool, 60);
  put(a + b, 20);
  put(a, 5);
  put(b, 15);
  put(c + d, 30);
  put(c, 10);
  put(d, 20);
  put(e, 10);
  put(elective + toElective, 10);
  put(school + toSchool, 20);
  for (let year = 0; year < 15; year += 3) put(years[year] + years[year + 1] + years[year + 2], 18);
  for (let year = 0; year < 15; year += 3) put(years[year], 12);
  for (let year = 0; year < 15; year += 3) put(years[year + 1], 2);
  for (let year = 0; year < 15; year += 3) put(years[year + 2], 4);
  return answer;
}

/** The answer as JSON, with names. */
export function told(answer) {
  const requirements = REQUIREMENTS.map((id, nth) => ({
    id,
    recognised: answer[1 + nth * 3],
    missing: answer[2 + nth * 3],
    standing: answer[3 + nth * 3] === 1 ? "met" : "short",
  }));
  return JSON.stringify({ total: answer[0], requirements });
}
