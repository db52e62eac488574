import { gcp } from "../../../plan/gcp";
import { showsEach } from "../shown";

describe("a zone in a plan", () => {
  showsEach([
    [gcp("gcp.dns.ManagedZone", "zone", { dnsName: "example.com.", visibility: "public" }), ["example.com.", "public"]],
  ]);
});
