using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Mutation;

/// <summary>Widens or narrows the methods of a statement.</summary>
internal sealed class OtherMethods()
    : Mutator("other-methods", MutatorGroup.Structure, "a statement is about more or fewer methods")
{
    private static readonly Dictionary<string, string[]> Others = new()
    {
        ["get"] = ["read"],
        ["list"] = ["read"],
        ["create"] = ["write"],
        ["update"] = ["write"],
        ["delete"] = ["write"],
        ["read"] = ["get", "list"],
        ["write"] = ["create", "update", "delete"],
    };

    internal override IEnumerable<TextEdit> OfAllow(AllowStatement allow, MutablePlaces places) =>
        allow.Methods.SelectMany(method =>
            Others.TryGetValue(method.Text, out var others)
                ? others.Select(other => new TextEdit(method.Span, other))
                : []
        );
}
