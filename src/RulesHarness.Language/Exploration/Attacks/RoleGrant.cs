using System.Collections.Immutable;
using RulesHarness.Language.Analysis;
using RulesHarness.Language.Evaluation.Values;
using RulesHarness.Language.Exploration.Access;

namespace RulesHarness.Language.Exploration.Attacks;

/// <summary>A document that gives the caller of a request what the request needs.</summary>
/// <param name="Use">The request.</param>
/// <param name="Relation">The relation of the caller to the document.</param>
/// <param name="Path">The path of the document.</param>
/// <param name="Fields">The fields of the document that give it.</param>
internal sealed record RoleGrant(AccessCell Use, CallerRelation Relation, string Path, RulesValue Fields)
{
    private const string Victim = "victim";

    private Scenario Scenario => Use.Scenario!;

    /// <summary>Whether the document is the one that the request is about.</summary>
    public bool IsOfTarget => Path == Scenario.Request.Path;

    /// <summary>
    /// Whether the document is at a path with the caller's uid: it can be one that was not there before.
    /// </summary>
    public bool IsOwnDocument => Relation.Kind == RelationKind.OwnDocument;

    /// <summary>The grants of a request that is no more than its caller is entitled to without them.</summary>
    public static IEnumerable<RoleGrant> Of(AccessCell use)
    {
        var scenario = use.Scenario!;
        if (use.Caller.Roles.Any(role => role.Kind is RelationKind.Claim or RelationKind.Uid))
        {
            yield break;
        }

        var uid = CallerRelations.UidOf(scenario);
        if (scenario.Request.Stored is { } stored && !UidText.IsInPath(scenario.Request.Path, uid))
        {
            foreach (var relation in CallerRelations.Of(scenario))
            {
                if (
                    relation.Kind is RelationKind.Field or RelationKind.Member
                    && Naming.Of(stored, uid)?.Field == relation.Field
                )
                {
                    yield return new RoleGrant(use, relation, scenario.Request.Path, stored);
                }
            }
        }

        if (use.Caller.IsOwner)
        {
            yield break;
        }

        foreach (var (path, fields) in scenario.Documents)
        {
            var only = scenario with { Documents = scenario.Documents.Clear().Add(path, fields) };
            var relation = CallerRelations
                .Of(only)
                .FirstOrDefault(each => each.Kind is RelationKind.OwnDocument or RelationKind.NamedElsewhere);
            if (relation is not null && IsPower(use, relation, path, fields))
            {
                yield return new RoleGrant(use, relation, path, fields);
            }
        }
    }

    /// <summary>The fields of the document before a user makes himself the one that it names.</summary>
    public IEnumerable<RulesValue> Before()
    {
        if (!IsOwnDocument)
        {
            yield return new RenamedUser(CallerRelations.UidOf(Scenario), Victim).Of(Fields);
            yield break;
        }

        foreach (var (name, value) in Fields.GetMembers().OrderBy(member => member.Key, StringComparer.Ordinal))
        {
            yield return MapWriter.Set(Fields, [name], SampleValues.Other(value))!.Value;
            yield return MapWriter.Set(Fields, [name], null)!.Value;
        }
    }

    /// <summary>The request after a write of the document, on the documents that the write leaves.</summary>
    public Scenario After(Scenario write) => On(write, write.Request.NewData);

    /// <summary>The request before the write.</summary>
    public Scenario Before(Scenario write) => On(write, write.Request.Stored);

    /// <summary>The documents around the write: those of the request, and the one that it is about.</summary>
    public ImmutableSortedDictionary<string, RulesValue> Around()
    {
        var documents = Scenario.Documents.Remove(Path);
        return Scenario.Request.Stored is { } stored && !IsOfTarget
            ? documents.SetItem(Scenario.Request.Path, stored)
            : documents;
    }

    private Scenario On(Scenario write, RulesValue? fields)
    {
        var request = Scenario.Request;
        var documents = write.Documents.Remove(request.Path);
        if (IsOfTarget)
        {
            return Scenario with { Request = request with { Stored = fields }, Documents = documents };
        }

        return Scenario with
        {
            Request = request with
            {
                Stored = write.Documents.TryGetValue(request.Path, out var stored) ? stored : null,
            },
            Documents = fields is { } known ? documents.SetItem(Path, known) : documents.Remove(Path),
        };
    }

    // A document that every user has by signing up gives no power over those of others.
    private static bool IsPower(AccessCell use, CallerRelation relation, string path, RulesValue fields) =>
        relation.Kind != RelationKind.OwnDocument
        || fields.GetMembers().Count > 0
        || path.Split('/') is not [_, var id]
        || id != CallerRelations.UidOf(use.Scenario!)
        || use.Method is RulesMethod.Update or RulesMethod.Delete;
}
