using RulesHarness.Firestore.Identities;

namespace RulesHarness.Conformance.Tests.Differential;

/// <summary>Makes callers: nobody, and users with claims of every type that a token can hold.</summary>
internal static class IdentityMaker
{
    public static Identity Make(Dice dice)
    {
        if (dice.Percent(12))
        {
            return Identity.Unauthenticated;
        }

        var claims = new Dictionary<string, object?>();
        Add("role", dice.Pick(Pools.Strings));
        Add("level", dice.Percent(85) ? dice.Next(5) : 2.5);
        Add("admin", dice.Percent(50));
        Add("tags", new List<object?> { "a", 1L, null, 2.5, true });
        Add(
            "nested",
            new Dictionary<string, object?>
            {
                ["a"] = 1L,
                ["b"] = "abc",
                ["c"] = new Dictionary<string, object?> { ["d"] = false },
            }
        );
        Add("none", null);
        var user = Identity.User(dice.Pick(["alice", "bob", "d0", "a"])) with { Claims = claims };
        return dice.Percent(60) ? user with { Email = "x@example.com", EmailVerified = dice.Percent(60) } : user;

        void Add(string name, object? value)
        {
            if (dice.Percent(75))
            {
                claims[name] = value;
            }
        }
    }
}
