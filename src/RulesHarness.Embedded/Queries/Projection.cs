using RulesHarness.Embedded.Storage;
using RulesHarness.Embedded.Writes;
using RulesHarness.Firestore.Values;

namespace RulesHarness.Embedded.Queries;

/// <summary>The fields of documents that a client requests; none if it requests only the name.</summary>
public sealed class Projection(IEnumerable<string> fields)
{
    private readonly FieldKey[] _keys = Outermost([
        .. fields.Select(FieldKey.Of).OfType<FieldKey>().Where(key => !key.IsName),
    ]);

    /// <summary>A document with these fields alone.</summary>
    public Protocol.Document Of(StoredDocument document)
    {
        var kept = new List<(IReadOnlyList<string>, object?)>(_keys.Length);
        foreach (var key in _keys)
        {
            if (key.TryGet(document, out var value))
            {
                kept.Add((key.Path, value));
            }
        }

        return document.Made(AppliedWrite.Changed(FieldTree.Empty, kept));
    }

    /// <summary>A field inside one that is asked for comes with it.</summary>
    private static FieldKey[] Outermost(IReadOnlyList<FieldKey> keys) =>
        [
            .. keys.Where(key =>
                !keys.Any(other =>
                    other.Path.Count < key.Path.Count && other.Path.SequenceEqual(key.Path.Take(other.Path.Count))
                )
            ),
        ];
}
