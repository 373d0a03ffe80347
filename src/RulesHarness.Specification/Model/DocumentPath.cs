namespace RulesHarness.Specification.Model;

/// <summary>
/// The path of a document that a condition looks up: of each segment the parts that make it, which are literals, ids,
/// fields, claims, the uid, or fields of other documents: <c>predictions/{uid}_{matchId}</c>,
/// <c>shops/{orders/{orderId}.shopId}</c>.
/// </summary>
public sealed record DocumentPath(IReadOnlyList<IReadOnlyList<Operand>> Segments)
{
    /// <summary>The parts of all segments.</summary>
    public IEnumerable<Operand> Parts => Segments.SelectMany(segment => segment);

    /// <summary>The ids of the collections in the path, outermost first.</summary>
    public IEnumerable<string> CollectionIds =>
        from segment in Segments.Index()
        where segment.Index % 2 == 0
        select string.Concat(segment.Item.Select(Written));

    /// <summary>
    /// The documents of which a field is in the path: they are looked up before the path's own document is.
    /// </summary>
    public IEnumerable<DocumentPath> Through => Parts.OfType<LookUpOperand>().Select(lookUp => lookUp.Path);

    /// <summary>
    /// The path as the path of one document: an id that another document gives is written as its field alone, without
    /// slashes, as <c>shops/{shopId}</c>.
    /// </summary>
    public string Shape => Join(part => part is LookUpOperand lookUp ? $"{{{lookUp.Field}}}" : Written(part));

    /// <summary>Two paths are equal that are written alike.</summary>
    public bool Equals(DocumentPath? other) => other is not null && ToString() == other.ToString();

    /// <inheritdoc/>
    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => Join(Written);

    private string Join(Func<Operand, string> write) =>
        string.Join('/', Segments.Select(segment => string.Concat(segment.Select(write))));

    private static string Written(Operand part) =>
        part switch
        {
            LiteralOperand literal => $"{literal.Value}",
            PathIdOperand id => $"{id}",
            _ => $"{{{part}}}",
        };
}
