/** Makes a promise that is rejected and never handled fail the test run; mocha alone lets it pass. */
process.on("unhandledRejection", (reason) => {
  console.error("unhandled rejection:", reason);
  process.exitCode = 1;
  throw reason;
});
