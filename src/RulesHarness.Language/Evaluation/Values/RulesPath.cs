using System.Collections.Immutable;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Evaluation.Values;

/// <summary>A path, in segments.</summary>
internal sealed class RulesPath(ImmutableArray<string> segments) : Content(RulesValueKind.Path)
{
    public ImmutableArray<string> Segments { get; } = segments;

    public override bool ContentEquals(Content other) => Segments.AsSpan().SequenceEqual(((RulesPath)other).Segments.AsSpan());

    public override int ContentHash()
    {
        var hash = default(HashCode);
        foreach (var segment in Segments)
        {
            hash.Add(segment);
        }

        return hash.ToHashCode();
    }

    /// <summary>What a variable of the path, a segment <c>{name}</c>, stands for: nothing yet.</summary>
    public RulesValue Variable(string name, SourceSpan place) =>
        RulesValue.Undefined(Segments.Contains($"{{{name}}}") ? Failures.NoVariable(name) : Failures.NoProperty(name), place);

    /// <summary>As it is written, each segment after a slash.</summary>
    public override string ToString() => string.Concat("/", string.Join('/', Segments.AsEnumerable()));
}
