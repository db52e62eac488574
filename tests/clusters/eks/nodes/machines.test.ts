import assert from "node:assert/strict";
import facts from "../../../../components/clusters/eks/facts.json";
import { isNitro, podsOn } from "../../../../components/clusters/eks/nodes/machines";

/** Families whose hypervisor is Xen in the VPC CNI's list, and those that it leaves out. */
const xen = "c1 c3 c4 cc1 cc2 cg1 cr1 d2 f1 g2 g3 g3s h1 hi1 hs1 i2 i3 m1 m2 m3 m4 p2 p3 r3 r4 t1 t2 x1 x1e".split(" ");

describe("machines of EKS", () => {
  it("tell Nitro from Xen in every family that there is", () => {
    const found = Object.keys(facts.instanceTypes).filter((family) => !isNitro(`${family}.large`));
    assert.deepEqual(found.toSorted(), xen);
    assert.ok(isNitro("i3.metal") && isNitro("p3dn.24xlarge") && isNitro("g4dn.xlarge"));
  });

  it("know how many pods of a machine get an address", () => {
    const few = ["m7g.medium", "c8gn.medium", "is4gen.medium", "t3a.small", "g4ad.xlarge", "g4ad.2xlarge", "a1.medium"];
    assert.deepEqual(
      few.filter((type) => podsOn(type) !== 98),
      [],
    );
    const many = ["m7i.large", "t3.medium", "t4g.medium", "t3.small", "g4ad.4xlarge", "m9g.medium"];
    assert.deepEqual(
      many.filter((type) => podsOn(type) !== 110),
      [],
    );
  });
});
