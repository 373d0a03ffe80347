using RulesHarness.Protocol;

namespace RulesHarness.Testing;

/// <summary>
/// Tracks the documents that were written since the project was last clean. They are unknown if there are too many.
/// </summary>
internal sealed class WrittenDocuments
{
    /// <summary>With more of them, to clear everything is as cheap.</summary>
    private const int Most = 100;

    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly Lock _access = new();
    private bool _isUnknown;

    /// <summary>Whether anything was written.</summary>
    public bool HasWrites
    {
        get
        {
            lock (_access)
            {
                return _isUnknown || _names.Count > 0;
            }
        }
    }

    /// <summary>The full names; null where too many were written, or nobody knows which.</summary>
    public IReadOnlyCollection<string>? Names
    {
        get
        {
            lock (_access)
            {
                return _isUnknown ? null : [.. _names];
            }
        }
    }

    /// <summary>Takes a request in whose writes were made, or may have been; null for one that can't be read.</summary>
    public void Add(object? request)
    {
        lock (_access)
        {
            _isUnknown |= request is not (CommitRequest or BatchWriteRequest);
            _names.UnionWith(
                request switch
                {
                    CommitRequest commit => commit.Writes.Select(NameOf),
                    BatchWriteRequest batch => batch.Writes.Select(NameOf),
                    _ => [],
                }
            );
            _isUnknown |= _names.Count > Most;
        }
    }

    /// <summary>Everything is as it should be.</summary>
    public void Forget()
    {
        lock (_access)
        {
            _isUnknown = false;
            _names.Clear();
        }
    }

    private static string NameOf(Write write) =>
        write.OperationCase switch
        {
            Write.OperationOneofCase.Update => write.Update.Name,
            Write.OperationOneofCase.Delete => write.Delete,
            _ => write.Transform.Document,
        };
}
