using System.Collections.Frozen;
using System.Collections.Immutable;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Analysis;

/// <summary>The meaning of the words after <c>allow</c>. The compiler ignores their case.</summary>
internal static class MethodNames
{
    private static readonly FrozenDictionary<string, RulesMethod[]> Meanings = new Dictionary<string, RulesMethod[]>
    {
        ["get"] = [RulesMethod.Get],
        ["list"] = [RulesMethod.List],
        ["read"] = [RulesMethod.Get, RulesMethod.List],
        ["create"] = [RulesMethod.Create],
        ["update"] = [RulesMethod.Update],
        ["delete"] = [RulesMethod.Delete],
        ["write"] = [RulesMethod.Create, RulesMethod.Update, RulesMethod.Delete],
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    public static bool IsKnown(string name) => Meanings.ContainsKey(name);

    public static ImmutableArray<RulesMethod> Of(AllowStatement allow) =>
        [.. Enum.GetValues<RulesMethod>().Where(method => Covers(allow, method))];

    public static bool Covers(AllowStatement allow, RulesMethod method) =>
        allow.Methods.Any(name => Covers(name.Text, method));

    public static bool Covers(string name, RulesMethod method) =>
        Meanings.TryGetValue(name, out var methods) && methods.Contains(method);
}
