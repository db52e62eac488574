import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { catalogue, externalDns, fluentBit, loki, metricsServer, type PlatformProxy } from "../../components";
import { callsOut, checkProxy, proxyVariables, waysToProxy, withVariables } from "../../components/proxy";
import { accountsOf, addonsIn, builtinFor } from "../support/catalogue";
import { cloudFacts, dnsZones, existingIn } from "../support/clouds";
import { bound, network, platform, runOwnStack, valuesOf } from "../support/programs";
import { policiesOf } from "../support/reachability";
import { runProgram } from "../support/run-program";

const proxy: PlatformProxy = {
  http: "http://proxy.example.com:3128",
  https: "http://proxy.example.com:3128",
  noProxy: [".internal.example.com"],
  cidrs: ["10.9.8.7/32"],
};

describe("a proxy", () => {
  it("is in variables, with everything of the cluster as direct", () => {
    const direct =
      "localhost,127.0.0.1,kubernetes.default.svc,.svc,.cluster.local,.monitoring,169.254.169.254,metadata.google.internal,169.254.170.23," +
      "10.96.0.0/16,10.244.0.0/16,192.168.0.0/24,192.168.1.0/28,.internal.example.com";
    const facts = { ...network, podIdentity: { cidrs: ["169.254.170.23/32"], port: 80 } };
    assert.deepEqual(proxyVariables(proxy, facts, { namespace: "monitoring" }), [
      { name: "HTTP_PROXY", value: "http://proxy.example.com:3128" },
      { name: "HTTPS_PROXY", value: "http://proxy.example.com:3128" },
      { name: "NO_PROXY", value: direct },
    ]);
  });

  it("is HTTP_PROXY for those that know no other", () => {
    const names = proxyVariables({ https: "http://p.example.com:1" }, network, { namespace: "a", httpProxyOnly: true });
    assert.deepEqual(
      names.slice(0, 1).map(({ name, value }) => [name, value]),
      [["HTTP_PROXY", "http://p.example.com:1"]],
    );
    assert.equal(names.length, 2);
  });

  it("waits for ranges that are not known yet", async () => {
    const facts = { ...network, serviceCidrs: [pulumi.output("172.20.0.0/16")] };
    const [, , list] = proxyVariables(proxy, facts, { namespace: "monitoring" });
    const value = await new Promise<string>((resolve) => pulumi.output(list?.value ?? "").apply(resolve));
    assert.match(value, /,172\.20\.0\.0\/16,10\.244/);
  });

  it("is reached by its ranges, its address or its name", () => {
    assert.deepEqual(waysToProxy(proxy), [{ cidr: "10.9.8.7/32", ports: [3128] }]);
    assert.deepEqual(waysToProxy({ https: "http://10.0.0.5:8080" }), [{ cidr: "10.0.0.5/32", ports: [8080] }]);
    assert.deepEqual(waysToProxy({ https: "http://proxy.example.com:8080" }), [
      { host: "proxy.example.com", ports: [8080] },
    ]);
  });

  it("is added to lists and maps of variables, after what is there", () => {
    const variables = proxyVariables({ https: "http://p.example.com:1", noProxy: [] }, network, {
      namespace: "monitoring",
    });
    const [https, none] = variables;
    assert.deepEqual(withVariables({ env: [{ name: "A", value: "b" }] }, { env: "list" }, variables), {
      env: [{ name: "A", value: "b" }, ...variables],
    });
    assert.deepEqual(
      withVariables({ a: { env: [{ name: "NO_PROXY", value: "x" }] } }, { "a.env": "list" }, variables),
      {
        a: { env: [{ name: "NO_PROXY", value: "x" }, https] },
      },
    );
    assert.deepEqual(withVariables({ env: { NO_PROXY: "x" } }, { env: "map" }, variables), {
      env: { HTTPS_PROXY: "http://p.example.com:1", NO_PROXY: "x" },
    });
    assert.equal(none?.name, "NO_PROXY");
  });

  const wrong: readonly (readonly [PlatformProxy, readonly string[]])[] = [
    [{}, ["proxy: expected http or https, got {}"]],
    [
      { https: "proxy.example.com" },
      [
        'proxy.https: expected the URL of a proxy with its port, such as "http://proxy.example.com:3128", got "proxy.example.com"',
      ],
    ],
    [
      { http: "http://proxy.example.com:3128", noProxy: ["*.example.com"], cidrs: ["10.9.8.7"] },
      [
        'proxy.noProxy[0]: expected a host, ".domain", address or range, got "*.example.com"; * is not supported here',
        "proxy.cidrs[0]",
      ],
    ],
  ];
  for (const [given, problems] of wrong) {
    it(`is refused: ${JSON.stringify(given)}`, () => {
      const found = checkProxy("proxy", given).map(({ path, message }) => `${path}: ${message}`);
      assert.equal(found.length, problems.length, found.join("\n"));
      for (const [index, problem] of problems.entries()) {
        assert.ok(found[index]?.startsWith(problem), found[index]);
      }
    });
  }

  it("has no login, because every pod would show it", () => {
    const [problem] = checkProxy("proxy", { https: "http://user:word@proxy.example.com:3128" });
    assert.match(
      problem?.message ?? "",
      /expected the URL of a proxy with its port, such as "http:\/\/proxy\.example\.com:3128"; remove the login, because every pod would get it, and let the proxy identify callers by address/,
    );
    assert.doesNotMatch(problem?.message ?? "", /user:word/);
  });
});

describe("a platform with a proxy", () => {
  it("gives it to add-ons that call out, in variables and policies", async () => {
    const run = await runProgram(() => {
      platform([externalDns({ zones: [dnsZones.aws] }), metricsServer()], {
        proxy,
        cluster: existingIn("aws", ["external-dns/external-dns"]),
      });
    });
    const env = valuesOf(run, "external-dns").env as { name: string; value: string }[];
    assert.deepEqual(
      env.map(({ name }) => name),
      ["AWS_REGION", "HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY"],
    );
    assert.equal(valuesOf(run, "metrics-server").env, undefined);
    const policies = JSON.stringify(policiesOf(run.resources));
    assert.match(policies, /10\.9\.8\.7\/32/);
  });

  it("leaves out those that call nobody outside, and gives Fluent Bit the only variable that it reads", async () => {
    const envOf = async (destination: "cloud" | "loki") => {
      const run = await runProgram(() => {
        platform([fluentBit({ destination }), ...(destination === "loki" ? [loki()] : [])], {
          proxy: { https: "http://10.9.8.7:3128" },
          cluster: existingIn("aws", ["logging/fluent-bit"], { builtin: builtinFor(fluentBit(), "aws") }),
        });
      });
      const env = (valuesOf(run, "fluent-bit").env ?? []) as { name: string }[];
      return env.map(({ name }) => name);
    };
    assert.deepEqual([await envOf("cloud"), await envOf("loki")], [["HTTP_PROXY", "NO_PROXY"], []]);
  });

  it("is refused before anything is made", async () => {
    await assert.rejects(
      runProgram(() => void platform([], { proxy: { https: "https://proxy.example.com" } })),
      /proxy\.https: expected the URL of a proxy with its port/,
    );
  });

  it("is of a stack by its file", async () => {
    const run = await runOwnStack("prod", { "keelson:proxy": '{"https":"http://10.9.8.7:3128"}' });
    const env = run.find("kubernetes:helm.sh/v3:Release", "prod-external-secrets").inputs.values as {
      extraEnv: unknown[];
    };
    assert.deepEqual(env.extraEnv[0], { name: "HTTPS_PROXY", value: "http://10.9.8.7:3128" });
    /* Argo CD's parts would ask the proxy for its repo server by the bare name that the chart has. */
    const { configs } = run.find("kubernetes:helm.sh/v3:Release", "prod-argo-cd").inputs.values as {
      configs: { params: Record<string, string> };
    };
    assert.equal(configs.params["repo.server"], "argo-cd-argocd-repo-server.argocd.svc:8081");
    await assert.rejects(
      runOwnStack("prod", { "keelson:proxy": '{"https":"proxy"}' }),
      /keelson:proxy\.https: expected the URL of a proxy/,
    );
  });
});

describe("every add-on that calls out", () => {
  for (const { facts } of catalogue) {
    it(`says which values take its variables: ${facts.name}`, () => {
      const clouds = (["aws", "gcp", "azure", "none"] as const).filter((one) => (facts.clouds?.[one] ?? true) === true);
      const isOut = clouds.some((cloud) => {
        const addon = addonsIn(cloud).find(({ name }) => name === facts.name);
        assert.ok(addon);
        const builtin = builtinFor(addon, cloud);
        const one = bound(addon, {
          cloud,
          cloudFacts: cloudFacts[cloud],
          builtin,
          nodePools: {},
          kubernetesVersion: "1.35",
        });
        const lookup = { find: () => undefined, all: () => ({}) };
        const calls = one.namespace === "kube-system" ? [] : one.flows(lookup).filter(({ egress }) => callsOut(egress));
        return calls.length > 0 || accountsOf(addon, cloud).length > 0;
      });
      assert.ok(!isOut || facts.environment !== undefined, "environment: name the lists of variables");
    });
  }
});
