using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Mutation;

/// <summary>Swaps the keys of a difference.</summary>
internal sealed class OtherKeys()
    : Mutator(
        "other-keys",
        MutatorGroup.Values,
        "affectedKeys, changedKeys, addedKeys, removedKeys and unchangedKeys are swapped"
    )
{
    private static readonly Dictionary<string, string[]> Others = new()
    {
        ["affectedKeys"] = ["changedKeys", "addedKeys", "removedKeys", "unchangedKeys"],
        ["changedKeys"] = ["affectedKeys"],
        ["addedKeys"] = ["affectedKeys"],
        ["removedKeys"] = ["affectedKeys"],
        ["unchangedKeys"] = ["affectedKeys"],
    };

    internal override IEnumerable<TextEdit> OfExpression(Expression expression, MutablePlaces places) =>
        expression is CallExpression { Target: not null } call && Others.TryGetValue(call.Function.Text, out var others)
            ? others.Select(other => new TextEdit(call.Function.Span, other))
            : [];
}
