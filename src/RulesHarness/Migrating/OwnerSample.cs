using System.Security.Cryptography;
using System.Text;
using RulesHarness.Migration;
using RulesHarness.Specification.Model;

namespace RulesHarness.Migrating;

/// <summary>
/// Keeps some of the migrated documents of each collection that has owners: those whose paths have the least hashes, so
/// the same data gives the same sample, from all of its length.
/// </summary>
internal sealed class OwnerSample
{
    private static readonly Comparer<ulong> LargestFirst = Comparer<ulong>.Create(
        (left, right) => right.CompareTo(left)
    );

    private readonly int _size;
    private readonly Dictionary<string, PriorityQueue<MigratedDocument, ulong>> _kept;

    /// <summary>Makes a sample of so many documents of each collection.</summary>
    public OwnerSample(DataModel model, int size)
    {
        _size = size;
        _kept = model
            .Policies.Where(policy => policy.Owner is not null && !policy.Collection.IsGroup)
            .ToDictionary(
                policy => policy.Collection.Text,
                _ => new PriorityQueue<MigratedDocument, ulong>(LargestFirst),
                StringComparer.Ordinal
            );
    }

    /// <summary>The documents, in the order of the rows.</summary>
    public IReadOnlyList<MigratedDocument> Documents =>
        [
            .. _kept
                .Values.SelectMany(queue => queue.UnorderedItems)
                .Select(item => item.Element)
                .OrderBy(document => document.Source, StringComparer.Ordinal)
                .ThenBy(document => document.Line)
                .ThenBy(document => document.Collection, StringComparer.Ordinal),
        ];

    public void Add(MigratedDocument document)
    {
        if (!_kept.TryGetValue(document.Collection, out var queue))
        {
            return;
        }
        queue.Enqueue(document, Hash(document.Path));
        if (queue.Count > _size)
        {
            queue.Dequeue();
        }
    }

    private static ulong Hash(string path) =>
        BitConverter.ToUInt64(SHA256.HashData(Encoding.UTF8.GetBytes(path)).AsSpan());
}
