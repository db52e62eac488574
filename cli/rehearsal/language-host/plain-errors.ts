/**
 * Prints errors without colors. Node.js colors the modules in a stack's lines, and never ends on a line such as
 * `node_modules/@pulumi/yaml.ts:3:4`, which the source maps of Pulumi's SDKs produce: https://github.com/pulumi/pulumi/issues/20567
 */
export const plainErrors = `
import util from "node:util";
util.inspect = new Proxy(util.inspect, {
  apply: (inspect, self, [value, options, ...more]) =>
    inspect.call(self, value, options?.colors === true ? { ...options, colors: false } : options, ...more),
});`;
