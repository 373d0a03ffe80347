namespace RulesHarness.Migration.Sources;

/// <summary>
/// An item of an array. Beside its own columns it has the row around it, its number from 1, and itself where it is not
/// an object.
/// </summary>
internal sealed class ItemRow : ObjectRow
{
    private string _name = "";
    private (string, string) _noun;

    public override string Name => _name;

    public override (string One, string Several) Noun => _noun;

    public void Take(SourceRow parent, object? item, int number)
    {
        (Line, Fault, _noun) = (parent.Line, null, parent.Noun);
        _name = FormattableString.Invariant($"{parent.Name} item {number}");
        Values = item is IReadOnlyDictionary<string, object?> members
            ? new Dictionary<string, object?>(members, StringComparer.Ordinal)
            : new Dictionary<string, object?>(StringComparer.Ordinal) { [GivenColumns.Item] = item };
        Values[GivenColumns.Number] = (long)number;
        Values[GivenColumns.Parent] = parent.All;
    }

    public void Fail(SourceRow parent, string fault)
    {
        (Line, Fault, _noun, _name, Values) = (parent.Line, fault, parent.Noun, parent.Name, []);
    }
}
