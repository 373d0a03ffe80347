using RulesHarness.Language.Analysis;
using RulesHarness.Language.Evaluation.Values;
using RulesHarness.Language.Exploration.Access;

namespace RulesHarness.Language.Exploration.Attacks;

/// <summary>
/// Searches writes by which a user makes himself the owner of a document, or gives himself a role, and the request that
/// is allowed then and was denied before.
/// </summary>
internal sealed class SelfMadeRoles(RulesExplorer explorer)
{
    /// <summary>The attacks, each by the first request that shows it.</summary>
    public IEnumerable<Attack> Find(IEnumerable<AccessCell> cells) =>
        cells
            .SelectMany(RoleGrant.Of)
            .GroupBy(grant => (grant.Path, grant.Relation, grant.Fields))
            .SelectMany(alike => Attacks([.. alike]))
            .DistinctBy(attack => (attack.Kind, attack.Path, attack.Method, attack.Field));

    private IEnumerable<Attack> Attacks(List<RoleGrant> alike) =>
        Writes(alike[0]).Select(write => Attack(write, alike)).OfType<Attack>();

    private IEnumerable<Scenario> Writes(RoleGrant grant)
    {
        var scenario = grant.Use.Scenario!;
        var plain = new Scenario
        {
            Request = scenario.Request with
            {
                Method = RulesMethod.Update,
                Path = grant.Path,
                NewData = grant.Fields,
                Query = null,
            },
            Documents = grant.Around(),
        };
        var starts = grant
            .Before()
            .Select(before => plain with { Request = plain.Request with { Stored = before } })
            .ToList();
        if (grant.IsOwnDocument)
        {
            starts.Add(plain with { Request = plain.Request with { Method = RulesMethod.Create, Stored = null } });
        }

        return from start in starts
            from statement in explorer.Index.Near(start.Request.Method, grant.Path)
            where statement.IsAbout(start)
            from way in explorer.Explore(statement, grant.Path, start.Request.Method, (_, _) => [start]).Ways
            where way.Scenario.Request.Path == grant.Path
            select way.Scenario;
    }

    private Attack? Attack(Scenario write, List<RoleGrant> grants)
    {
        if (grants.Find(grant => IsSelfMade(write, grant)) is not { } use)
        {
            return null;
        }

        var smallest = new ScenarioShrinker(smaller => IsSelfMade(smaller, use)).Shrink(write);
        var decision = explorer.Decide(smallest);
        var statement = explorer.Statements.First(each =>
            ReferenceEquals(each.Statement, decision.Tried[^1].Statement)
        );
        var isTakeover = use.IsOfTarget && use.Relation.Kind == RelationKind.Field;
        return new Attack(
            isTakeover ? AttackKind.Takeover : AttackKind.SelfMadeRole,
            string.Join('/', statement.BelowRoot()),
            smallest.Request.Method,
            AccessCaller.SignedIn,
            use.Relation.Field,
            decision.Line ?? 0,
            [smallest, use.After(smallest)]
        );
    }

    private bool IsSelfMade(Scenario write, RoleGrant grant) =>
        IsSameUser(write, grant)
        && IsAllowed(write)
        && IsAllowed(grant.After(write))
        && !IsAllowed(grant.Before(write))
        && WasAnothers(write, grant)
        && !HasPower(write, grant)
        && !NeedsSecret(write, grant);

    // A claim is not the user's own to make.
    private static bool IsSameUser(Scenario write, RoleGrant grant) =>
        write.Request.Token is { } token && token.Equals(grant.Use.Scenario!.Request.Token);

    // What nobody owned before can be for whoever is first.
    private static bool WasAnothers(Scenario write, RoleGrant grant)
    {
        if (grant.IsOwnDocument)
        {
            return true;
        }

        if (write.Request.Stored is not { } stored)
        {
            return false;
        }

        var uid = CallerRelations.UidOf(write);
        var before = MapWriter.Find(stored, [.. grant.Relation.Field.Split('.')]);
        var users = Naming.Texts(before).Where(text => text.Length > 0);
        return users.Any() && !Naming.Texts(stored).Contains(uid);
    }

    // A document that names the user may give him the right to write. One that every user has does not.
    private static bool HasPower(Scenario write, RoleGrant grant)
    {
        var uid = CallerRelations.UidOf(write);
        return OthersOf(write, grant).Any(NamesUser);

        bool NamesUser(KeyValuePair<string, RulesValue> other) =>
            Mentions(other.Key, uid) || Naming.Texts(other.Value).Any(text => Mentions(text, uid));
    }

    private bool NeedsSecret(Scenario write, RoleGrant grant)
    {
        var secrets =
            from other in OthersOf(write, grant)
            from text in Naming.Texts(other.Value).Distinct()
            select (Path: other.Key, Fields: other.Value, Text: text);
        return secrets.Any(secret =>
            !IsAllowed(
                write with
                {
                    Documents = write.Documents.SetItem(
                        secret.Path,
                        new RenamedUser(secret.Text, $"{secret.Text}-secret").Of(secret.Fields)
                    ),
                }
            ) && Naming.Texts(write.Request.NewData!.Value).Contains(secret.Text)
        );
    }

    private static IEnumerable<KeyValuePair<string, RulesValue>> OthersOf(Scenario write, RoleGrant grant)
    {
        var uid = CallerRelations.UidOf(write);
        return write
            .Documents.Concat(write.DocumentsAfter)
            .Where(other => other.Key != grant.Path && !IsSignUp(other.Key, other.Value, uid));
    }

    private static bool IsSignUp(string path, RulesValue fields, string uid) =>
        path.Split('/') is [_, var id] && id == uid && fields.GetMembers().Count == 0;

    private static bool Mentions(string text, string uid) => text.Contains(uid, StringComparison.Ordinal);

    private bool IsAllowed(Scenario scenario) => explorer.Allows(scenario);
}
