namespace RulesHarness.Specification.Model;

/// <summary>
/// The path of a document that a condition looks up: of each segment the parts that make it, which are literals, ids,
/// fields, claims or the uid: <c>predictions/{uid}_{matchId}</c>.
/// </summary>
public sealed record DocumentPath(IReadOnlyList<IReadOnlyList<Operand>> Segments)
{
    /// <summary>The parts of all segments.</summary>
    public IEnumerable<Operand> Parts => Segments.SelectMany(segment => segment);

    /// <summary>The ids of the collections in the path, outermost first.</summary>
    public IEnumerable<string> CollectionIds =>
        Segments.Where((_, at) => at % 2 == 0).Select(segment => string.Concat(segment.Select(Written)));

    /// <summary>Two paths are equal that are written alike.</summary>
    public bool Equals(DocumentPath? other) => other is not null && ToString() == other.ToString();

    /// <inheritdoc/>
    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() =>
        string.Join('/', Segments.Select(segment => string.Concat(segment.Select(Written))));

    private static string Written(Operand part) =>
        part switch
        {
            LiteralOperand literal => $"{literal.Value}",
            PathIdOperand id => $"{id}",
            _ => $"{{{part}}}",
        };
}
