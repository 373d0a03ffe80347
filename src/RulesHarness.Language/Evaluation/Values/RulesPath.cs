using System.Collections.Immutable;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Evaluation.Values;

/// <summary>A segment of a path: a text, or a variable that stands for one, or for several.</summary>
/// <param name="Variable">The variable's name; null for plain text.</param>
/// <param name="IsGlob">Whether the variable stands for several.</param>
/// <param name="Value">The text, or the path of a glob; null while the variable is not bound.</param>
internal readonly record struct PathSegmentValue(string? Variable, bool IsGlob, RulesValue? Value)
{
    public static PathSegmentValue Of(string text) => new(null, false, RulesValue.From(text));

    /// <summary>The texts that it stands for; none while it is a variable that is not bound.</summary>
    public ImmutableArray<string> Texts =>
        Value is not { } value ? []
        : IsGlob ? value.AsPath.Segments
        : [value.AsString];
}

/// <summary>A path, in segments.</summary>
internal sealed class RulesPath : Content
{
    private readonly ImmutableArray<PathSegmentValue> _template;

    public RulesPath(ImmutableArray<string> segments)
        : base(RulesValueKind.Path) => Segments = segments;

    /// <summary>A path in which variables stand.</summary>
    public RulesPath(ImmutableArray<PathSegmentValue> template)
        : base(RulesValueKind.Path)
    {
        _template = template;
        Segments = [.. template.SelectMany(segment => segment.Texts)];
    }

    /// <summary>The texts; variables that aren't bound have none.</summary>
    public ImmutableArray<string> Segments { get; }

    /// <summary>The segments, with the variables.</summary>
    public IEnumerable<PathSegmentValue> Template =>
        _template.IsDefault ? Segments.Select(PathSegmentValue.Of) : _template;

    /// <summary>Whether there are no variables, bound or not.</summary>
    public bool IsPlain => _template.IsDefault;

    /// <summary>The same texts without the variables that they are bound to.</summary>
    public RulesPath Plain => IsPlain ? this : new RulesPath(Segments);

    /// <summary>
    /// A variable that isn't bound; null where there is none. Until then the path is equal to nothing.
    /// </summary>
    public string? Unbound =>
        _template.IsDefault ? null : _template.FirstOrDefault(segment => segment.Value is null).Variable;

    /// <summary>Equal are paths of the same texts without a variable that isn't bound.</summary>
    public override bool ContentEquals(Content other) =>
        Segments.AsSpan().SequenceEqual(((RulesPath)other).Segments.AsSpan())
        && Unbound is null
        && ((RulesPath)other).Unbound is null;

    /// <summary>
    /// Returns true if the other path is written alike, with the same variables bound to the same texts.
    /// </summary>
    public bool IsWrittenAs(RulesPath other) =>
        IsPlain && other.IsPlain
            ? Segments.AsSpan().SequenceEqual(other.Segments.AsSpan())
            : Template.SequenceEqual(other.Template);

    public override int ContentHash()
    {
        var hash = default(HashCode);
        foreach (var segment in Segments)
        {
            hash.Add(segment);
        }

        return hash.ToHashCode();
    }

    /// <summary>The value of a variable in the path.</summary>
    public RulesValue Variable(string name, SourceSpan place)
    {
        if (!_template.IsDefault)
        {
            foreach (var segment in _template)
            {
                if (segment.Variable == name)
                {
                    return segment.Value ?? RulesValue.Undefined(EvaluationErrors.NoVariable(name), place);
                }
            }
        }

        return RulesValue.Undefined(EvaluationErrors.NoProperty(name), place);
    }

    /// <summary>
    /// Some of the segments of a path whose variables are all bound. What a recursive variable stands for becomes plain
    /// texts.
    /// </summary>
    public RulesPath Slice(int from, int to)
    {
        if (IsPlain)
        {
            return new RulesPath(Segments[from..to]);
        }

        var flat = _template.SelectMany(segment =>
            segment.IsGlob ? segment.Texts.Select(PathSegmentValue.Of) : [segment]
        );
        return new RulesPath([.. flat.Take(from..to)]);
    }

    /// <summary>
    /// As it is written, each segment after a slash; of a variable that isn't bound there is only the slash.
    /// </summary>
    public override string ToString() =>
        _template.IsDefaultOrEmpty
            ? string.Concat("/", string.Join('/', Segments.AsEnumerable()))
            : string.Concat(_template.Select(TextOf));

    private static string TextOf(PathSegmentValue segment) =>
        segment.Value is null ? "/" : string.Concat(segment.Texts.Select(text => $"/{text}"));
}
