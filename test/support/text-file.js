/** Imports files that are no programs as texts, as the bundle of the command line has them. */
module.exports = {
  process: (text) => ({ code: `exports.__esModule = true; exports.default = ${JSON.stringify(text)};` }),
};
