using Microsoft.CodeAnalysis.CSharp.Syntax;
using RulesHarness.Code.CSharp.Values;

namespace RulesHarness.Code.CSharp.Reading;

/// <content>Patterns of lists: <c>[var first, .., "last"]</c>.</content>
internal sealed partial class CodeInterpreter
{
    private IReadOnlyList<Way> MatchesItems(ListPatternSyntax pattern, Value value, State state)
    {
        if (state.At(value) is not ListItem { IsOpen: false } list)
        {
            return Continue(NotNull(value, state), holds: true, after => Opaque(pattern, value, after));
        }
        var parts = pattern.Patterns;
        var slice = parts.IndexOf(part => part is SlicePatternSyntax);
        if (slice < 0 ? parts.Count != list.Items.Count : parts.Count - 1 > list.Items.Count)
        {
            return [new Way(state, false)];
        }
        IReadOnlyList<Way> ways = [new Way(state, true)];
        for (var at = 0; at < parts.Count; at++)
        {
            var isBehind = slice >= 0 && at > slice;
            var item =
                isBehind ? list.Items[list.Items.Count - parts.Count + at]
                : at == slice ? null
                : list.Items[at];
            var part = parts[at] is SlicePatternSyntax { Pattern: var inner } ? inner : parts[at];
            if (part is not null)
            {
                // A slice is a list of its own, of which nothing more is said.
                ways = Continue(ways, holds: true, after => Matches(part, item ?? Unknown(part), after));
            }
        }
        return Designated(ways, pattern.Designation, value);
    }
}
