using Google.Protobuf;

namespace RulesHarness.Migration.Sources.Exports;

/// <summary>The tags of an element of a path: keys and references have the same elements under other numbers.</summary>
internal sealed record PathTags(uint Begin, uint Collection, uint Number, uint Id)
{
    /// <summary>Reads an element behind its begin: a collection and an id.</summary>
    public void Read(CodedInputStream input, List<string> segments)
    {
        string? collection = null;
        string? id = null;
        while (input.ReadTag() is not 0 and var tag && tag != Begin + 1)
        {
            if (tag == Collection)
            {
                collection = input.ReadString();
            }
            else if (tag == Id)
            {
                id = input.ReadString();
            }
            else if (tag == Number)
            {
                // Firestore writes an id that is a number of Datastore's in this form.
                id = FormattableString.Invariant($"__id{input.ReadInt64()}__");
            }
            else
            {
                input.SkipLastField();
            }
        }
        segments.Add(Segment(collection));
        segments.Add(Segment(id));
    }

    private static string Segment(string? text) =>
        string.IsNullOrEmpty(text) || text.Contains('/', StringComparison.Ordinal)
            ? throw new InvalidDataException("a path in it is not the path of a document")
            : text;
}
