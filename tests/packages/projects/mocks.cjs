/* Loaded before a program: plays the engine, and prints what the program registered. */
const pulumi = require("@pulumi/pulumi");

const registered = [];
const mocks = {
  newResource: ({ type, name, inputs }) => {
    registered.push(`${type} ${name}`);
    return { id: `${name}-id`, state: inputs };
  },
  call: ({ inputs }) => inputs,
};
void pulumi.runtime.setMocks(mocks, "fresh", "dev", true);
const kubeconfig = {
  clusters: [{ name: "team", cluster: { server: "https://team.example.com" } }],
  contexts: [{ name: "team", context: { cluster: "team" } }],
  "current-context": "team",
};
pulumi.runtime.setAllConfig({ "fresh:kubeconfig": JSON.stringify(kubeconfig) });
process.on("exit", () => process.stdout.write(JSON.stringify(registered)));
