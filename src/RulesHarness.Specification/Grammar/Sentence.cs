using RulesHarness.Specification.Model;

namespace RulesHarness.Specification.Grammar;

/// <summary>The content of a sentence, before its collection is known.</summary>
internal sealed record Sentence(IReadOnlyList<Actor> Actors, bool Grants, IReadOnlyList<Operation> Operations)
{
    public bool OwnOnly { get; init; }

    public IReadOnlyList<string>? Only { get; init; }

    public IReadOnlyList<string>? Except { get; init; }

    public Condition? Condition { get; init; }

    public CollectionPath? Via { get; init; }

    /// <summary>The changes of state that are a part of the condition.</summary>
    public Transitions? Transitions { get; init; }

    /// <summary>The tests that show by hand what the sentence grants.</summary>
    public string? ByHand { get; init; }

    /// <summary>The sentence as a spec would write it.</summary>
    public override string ToString()
    {
        var fields =
            Only is not null ? $", only {Fields(Only)}"
            : Except is not null ? $", except {Fields(Except)}"
            : "";
        var limits = (Condition is null ? "" : $" where `{Condition}`") + (Via is null ? "" : $", via `{Via}`");
        return $"{Names.Listed([.. Actors.Select(actor => actor.ToString())])} {(Grants ? "can" : "cannot")} {Names.Listed([.. Verbs()])}"
            + $" {(OwnOnly ? "own docs" : "docs")}{fields}{(fields.Length > 0 && Condition is not null ? "," : "")}{limits}{(ByHand is null ? "" : $" (by hand: `{ByHand}`)")}.";
    }

    private static string Fields(IReadOnlyList<string> fields) => Names.Listed([.. fields.Select(Names.Written)], "`");

    private IEnumerable<string> Verbs()
    {
        var (reads, writes) = (
            Has(Operation.Get, Operation.List),
            Has(Operation.Create, Operation.Update, Operation.Delete)
        );
        var others = Operations
            .Where(operation => operation is Operation.Get or Operation.List ? !reads : !writes)
            .Select(operation => operation.ToString().ToLowerInvariant());
        return [.. reads ? ["read"] : Array.Empty<string>(), .. writes ? ["write"] : Array.Empty<string>(), .. others];
    }

    private bool Has(params Operation[] operations) => operations.All(Operations.Contains);
}
