using Google.Protobuf;
using RulesHarness.Migration.Sources.Exports;
using RulesHarness.Specification.Model;

namespace RulesHarness.Migration.Sources;

/// <summary>
/// A document of an export, or a record that can't be read. Beside the document's fields it has columns of the form
/// <c>__name__</c>, which Firestore allows no field to have.
/// </summary>
internal sealed class ExportRow(CollectionPath collection) : ObjectRow
{
    private readonly IReadOnlyList<string> _ids = [.. collection.Captures.Append("id").Select(GivenColumns.Of)];
    private string _name = "";

    public override string Name => _name;

    public override (string One, string Several) Noun =>
        Fault is null ? ("document", "documents") : ("record", "records");

    /// <summary>Takes a document with the segments of its path.</summary>
    public void Take(IReadOnlyList<string> path, CodedInputStream entity, long number)
    {
        (Line, Fault) = (number, null);
        Values = EntityReader.Fields(entity);
        _name = string.Join('/', path);
        Values[GivenColumns.Of("path")] = _name;
        foreach (var (depth, column) in _ids.Index())
        {
            Values[column] = path[2 * depth + 1];
        }
    }

    /// <summary>Takes a record that can't be read.</summary>
    public void Fail(string fault, long number, string place)
    {
        (Line, Fault) = (number, fault);
        Values = [];
        _name = FormattableString.Invariant($"{number} ({place})");
    }
}
