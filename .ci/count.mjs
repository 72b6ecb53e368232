import { existsSync, readFileSync } from 'node:fs';

/** Prints the one line that says how the tests went, from Jest's own result. Runs on whatever Node the machine has. */
const [file = ''] = process.argv.slice(2);
if (existsSync(file)) {
  const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites, success, testResults } = JSON.parse(
    readFileSync(file, 'utf8'),
  );
  // A suite that cannot even start hides its tests: it counts as one that failed.
  const failed = numFailedTests + numRuntimeErrorTestSuites;
  for (const { fullName, status, invocations } of testResults.flatMap(({ assertionResults }) => assertionResults))
    if (status === 'passed' && invocations > 1) console.log(`passed at the second try: ${fullName}`);
  console.log(`tests: ${numPassedTests} passed, ${failed} failed`);
  process.exitCode = success && numPassedTests > 0 ? 0 : 1;
} else {
  console.log('The tests did not run.');
  console.log('tests: 0 passed, 0 failed');
  process.exitCode = 1;
}
