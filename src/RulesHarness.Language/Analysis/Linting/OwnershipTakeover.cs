using System.Collections.Immutable;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Analysis.Linting;

/// <summary>RH2125: an update that tests the owner after it, and not the owner before it.</summary>
internal static class OwnershipTakeover
{
    private const string NewData = "request.resource.data.";
    private const string Uid = "request.auth.uid";

    // Who wrote last is a stamp: it gives nobody the document.
    private static readonly string[] Stamps = ["updat", "modif", "edit", "chang", "last", "touch"];

    public static IEnumerable<RulesDiagnostic> Check(AnalyzedRules rules)
    {
        foreach (var statement in rules.Statements.Where(statement => statement.Methods.Contains(RulesMethod.Update)))
        {
            var fields = statement.Ways.Select(way => FieldOf(statement, way));
            var part = fields.FirstOrDefault(found => found is not null);
            if (part is not null)
            {
                yield return LintDiagnostics.Takeover(statement, part);
            }
        }
    }

    // The part that gives the document to the caller, where nothing else protects it.
    private static Part? FieldOf(AnalyzedStatement statement, ImmutableArray<Part> way)
    {
        var owner = way.FirstOrDefault(IsNewOwner);
        var isProtected =
            owner is null || way.Any(AsksForStored) || Callers.AsksForMore(way) || AsksForId(statement, way);
        return isProtected ? null : owner;
    }

    private static bool IsNewOwner(Part part)
    {
        var isAsked =
            part.Text.StartsWith($"({Uid}=={NewData}", StringComparison.Ordinal)
            || (
                part.Text.StartsWith($"({NewData}", StringComparison.Ordinal)
                && part.Text.EndsWith($"=={Uid})", StringComparison.Ordinal)
            )
            || part.Text.StartsWith($"({Uid} in {NewData}", StringComparison.Ordinal);
        return isAsked && !Stamps.Any(stamp => part.Text.Contains(stamp, StringComparison.OrdinalIgnoreCase));
    }

    private static bool AsksForStored(Part part) =>
        part
            .Text.Replace("request.resource", string.Empty, StringComparison.Ordinal)
            .Contains("resource", StringComparison.Ordinal);

    // An id that the caller must have, or that the owner is part of.
    private static bool AsksForId(AnalyzedStatement statement, ImmutableArray<Part> way) =>
        Conjuncts
            .Captures(statement.Path)
            .Values.Any(capture =>
                way.Any(part =>
                    part.Text.Contains(capture, StringComparison.Ordinal)
                    && part.Text.Contains("request.", StringComparison.Ordinal)
                )
            );
}
