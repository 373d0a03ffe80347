using RulesHarness.Diagnostics;
using RulesHarness.Firestore.Emulator;

namespace RulesHarness.Tracing;

/// <summary>
/// Finds what the rules offer and nothing took: an operand of <c>||</c> that was never true, an arm of a ternary that was never evaluated.
/// What is within such a part is not told of again, and a literal is in no coverage.
/// </summary>
internal sealed class Alternatives(RulesSource source)
{
    /// <summary>One finding for each, in the order of the text. <paramref name="roots"/> are whole conditions and bodies of functions.</summary>
    public IEnumerable<Diagnostic> Find(IEnumerable<CoverageNode> roots) => roots.SelectMany(Within).OrderBy(found => found.Line).ThenBy(found => found.Column);

    private IEnumerable<Diagnostic> Within(CoverageNode node)
    {
        // A part that was never reached is told of where the way to it ends.
        if (!WasEvaluated(node))
            yield break;
        var children = node.Children.OrderBy(child => child.StartOffset).ToList();
        var kinds = Kinds(children);
        foreach (var (child, kind) in children.Zip(kinds))
        {
            // The emulator tells of a first arm what the whole came to: only the question tells which arm was taken.
            if (kind == Kind.Operand && !child.Has(CoverageKind.True))
                yield return At(TraceFindings.NeverTrue, child);
            else if (kind == Kind.Then && !children[0].Has(CoverageKind.True) || kind == Kind.Else && !children[0].Has(CoverageKind.False))
                yield return At(TraceFindings.NeverEvaluated, child);
            else
            {
                foreach (var found in Within(child))
                    yield return found;
            }
        }
    }

    /// <summary>What the parts of an expression are to it, as the tokens between them tell.</summary>
    private Kind[] Kinds(IReadOnlyList<CoverageNode> children)
    {
        var kinds = new Kind[children.Count];
        for (var at = 1; at < children.Count; at++)
        {
            var between = source.Between(children[at - 1], children[at]);
            if (between is ["||"])
                kinds[at - 1] = kinds[at] = Kind.Operand;
            if (at == 1 && between is ["?"])
                kinds[at] = Kind.Then;
            // A literal in the place of the first arm is among the tokens.
            else if (at == 1 && between is ["?", .., ":"] || at == 2 && kinds[1] == Kind.Then && between is [":"])
                kinds[at] = Kind.Else;
        }

        return kinds;
    }

    private static bool WasEvaluated(CoverageNode node) => node.Values.Any(value => value.Kind != CoverageKind.ShortCircuited && value.Count > 0);

    private Diagnostic At(DiagnosticDescriptor descriptor, CoverageNode node) => descriptor.At(source.Name, node.Line, node.Column, source.Text(node));

    private enum Kind
    {
        Other,
        Operand,
        Then,
        Else,
    }
}
