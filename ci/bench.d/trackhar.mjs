// Looks for secrets in a HAR with trackhar's indicators: node trackhar.mjs secrets.json capture.har
// Prints a line with the number of each entry in which it finds one.
import { readFileSync } from "node:fs";
import { process as findIn } from "trackhar";

const [secrets, capture] = process.argv.slice(2).map((file) => JSON.parse(readFileSync(file, "utf8")));
const entries = await findIn(capture, { indicatorValues: secrets });
entries.forEach((found, number) => found?.some((value) => value.adapter === "indicators") && console.log(number));
