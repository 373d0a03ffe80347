using System.Collections.Immutable;
using RulesHarness.Conformance.Tests.Harness;
using RulesHarness.Firestore.Client;

namespace RulesHarness.Conformance.Tests.Differential;

/// <summary>
/// Match blocks about one collection of their own, and requests that they decide. Its text stands on its own below the
/// documents' block.
/// </summary>
/// <param name="Text">The blocks and functions.</param>
/// <param name="Attempts">The requests.</param>
internal sealed record Unit(string Text, ImmutableArray<Attempt> Attempts);

/// <summary>A rules file of units.</summary>
/// <param name="Version">1 or 2.</param>
/// <param name="Units">In the order of the file.</param>
internal sealed record Ruleset(int Version, ImmutableArray<Unit> Units)
{
    /// <summary>The line on which the first unit begins, from 1.</summary>
    public const int FirstLine = 5;

    /// <summary>The file.</summary>
    public string Text =>
        $$"""
            rules_version = '{{Version}}';
            service cloud.firestore {
            match /databases/{database}/documents {
            match /k/{id} { allow write: if true; }

            """
        + string.Concat(Units.Select(unit => unit.Text))
        + "}}\n";

    /// <summary>The unit that a line of the file is part of; null where it is part of none.</summary>
    public Unit? At(int line)
    {
        var first = FirstLine;
        foreach (var unit in Units)
        {
            var next = first + unit.Text.Count(c => c == '\n');
            if (line >= first && line < next)
            {
                return unit;
            }

            first = next;
        }

        return null;
    }
}

/// <summary>The stored documents, by path below the root.</summary>
internal sealed record Dataset(ImmutableDictionary<string, IReadOnlyDictionary<string, object?>> Documents)
{
    /// <summary>Stores it, as admin.</summary>
    public Task StoreAsync(FirestoreDb admin) =>
        admin.BulkWriteAsync(Documents.Select(document => (document.Key, (object)document.Value)));
}
