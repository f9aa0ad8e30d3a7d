// Adds up what the test runners reported (vitest, once more for Firefox, and Playwright, as JSON in test-results/) and
// ends with one line.
// Argument: how many steps beside them failed. Exits 1 if anything failed or a report is missing.
import { existsSync, readFileSync } from 'node:fs';

const failedSteps = Number(process.argv[2] ?? 0);
let passed = 0;
let failed = 0;
let skipped = 0;

const read = path => (existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : null);

const unit = read('test-results/unit.json');
const firefox = read('test-results/firefox.json');
for (const report of [unit, firefox]) {
  if (!report) continue;
  passed += report.numPassedTests;
  failed += report.numFailedTests;
  skipped += report.numPendingTests;
  // A file that does not load has no tests that could fail.
  failed += report.testResults.filter(file => file.status === 'failed' && file.assertionResults.length === 0).length;
}
const e2e = read('test-results/e2e.json');
const long = read('test-results/long.json');
for (const report of [e2e, long]) {
  if (!report) continue;
  passed += report.stats.expected;
  failed += report.stats.unexpected + report.stats.flaky;
  skipped += report.stats.skipped;
}
if (!unit || !firefox || !e2e || !long) {
  console.log('A test report is missing: its runner did not get to the end.');
  failed += 1;
}
if (failed === 0) failed = failedSteps;
console.log(`${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`);
process.exit(failed === 0 ? 0 : 1);
