import assert from "node:assert/strict";
import { checkCidrs, checkPeers, type Peer } from "../../components/network";

function lines(problems: readonly { path: string; message: string }[]): string[] {
  return problems.map(({ path, message }) => `${path}: ${message}`);
}

describe("checkCidrs", () => {
  const cases: [readonly string[], string[]][] = [
    [["10.0.0.0/8", "192.168.0.0/16", "2001:DB8::/32"], []],
    [["0.0.0.0/0"], []],
    [
      ["10.0.0.1"],
      ['a[0]: expected a range in CIDR notation such as "10.9.0.0/24", got "10.0.0.1"; write "10.0.0.1/32"'],
    ],
    [["10.0.0.1/8"], ['a[0]: expected a range without host bits, got "10.0.0.1/8"; write "10.0.0.0/8"']],
    [["2001:db8::1/32"], ['a[0]: expected a range without host bits, got "2001:db8::1/32"; write "2001:db8::/32"']],
    [["10.0.0.0/8", "10.0.0.0/8"], ['a: expected each range once, got "10.0.0.0/8"; it is listed more than once']],
    [
      ["10.0.0.0/8", "10.1.0.0/16"],
      ['a[1]: expected a range outside "10.0.0.0/8", got "10.1.0.0/16"; remove one of the two ranges'],
    ],
    [
      ["0.0.0.0/1", "128.0.0.0/1"],
      [
        'a: expected ranges that cover less than half of all addresses, got ["0.0.0.0/1","128.0.0.0/1"]; list the ranges of your clients; if you want to allow the internet, write "0.0.0.0/0", so that the plan shows it',
      ],
    ],
  ];
  for (const [cidrs, wanted] of cases) {
    it(`finds ${wanted.length} mistakes in ${cidrs.join(", ")}`, () => {
      assert.deepEqual(lines(checkCidrs("a", cidrs)), wanted);
    });
  }
});

describe("destinations of pods", () => {
  const internet = 'write "internet:443", which excludes private addresses and the metadata service';
  const node =
    'pods could get credentials of the node from this address; use "pod-identity", "dns" or "cloud:443" instead';
  const refused: [Peer, string][] = [
    [
      { cidr: "0.0.0.0/0", ports: [443] },
      `e[0].cidr: expected a range smaller than the whole internet, got "0.0.0.0/0"; ${internet}`,
    ],
    [
      { cidr: "128.0.0.0/1", ports: [443] },
      `e[0].cidr: expected a range smaller than the whole internet, got "128.0.0.0/1"; ${internet}`,
    ],
    [
      { cidr: "::/0", ports: [443] },
      `e[0].cidr: expected a range smaller than the whole internet, got "::/0"; ${internet}`,
    ],
    [
      { cidr: "169.254.169.254/32", ports: [80] },
      `e[0].cidr: expected no link-local addresses, which include the cloud's metadata service, got "169.254.169.254/32"; ${node}`,
    ],
    [
      { cidr: "fd00:ec2::254/128", ports: [80] },
      `e[0].cidr: expected no address of the cloud's metadata service, got "fd00:ec2::254/128"; ${node}`,
    ],
    [
      { cidr: "168.63.129.16/32", ports: [80] },
      `e[0].cidr: expected no address of Azure's agent on the node, got "168.63.129.16/32"; ${node}`,
    ],
    [
      { cidr: "160.0.0.0/4", ports: [80] },
      `e[0].cidr: expected a range without link-local addresses, got "160.0.0.0/4"; ${node}`,
    ],
    [
      { host: "metadata.google.internal" },
      `e[0].host: expected no host of the cloud's metadata service, got "metadata.google.internal"; ${node}`,
    ],
  ];
  for (const [peer, line] of refused) {
    it(`refuses ${JSON.stringify(peer)}`, () => assert.deepEqual(lines(checkPeers([peer], "e", "egress")), [line]));
  }

  it("refuses the internet in quarters", () => {
    const quarters = ["0.0.0.0/2", "64.0.0.0/2"].map((cidr) => ({ cidr, ports: [443] }));
    assert.match(
      lines(checkPeers(quarters, "e", "egress"))[0] ?? "",
      /e: expected ranges that cover less than half of all addresses, got \["0\.0\.0\.0\/2","64\.0\.0\.0\/2"\]; list the ranges of your clients; if you want to allow the internet, write "0\.0\.0\.0\/0", so that the plan shows it/,
    );
  });

  it("accepts networks, and everybody as a client", () => {
    assert.deepEqual(
      checkPeers(
        [
          { cidr: "10.0.0.0/8", ports: [5432] },
          { cidr: "203.0.113.0/24", ports: [443] },
        ],
        "e",
        "egress",
      ),
      [],
    );
    assert.deepEqual(checkPeers([{ cidr: "0.0.0.0/0", ports: [443] }], "i", "ingress"), []);
  });
});
