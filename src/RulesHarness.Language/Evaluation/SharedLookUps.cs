namespace RulesHarness.Language.Evaluation;

/// <summary>
/// The documents that the requests of one call have looked up so far: the writes of a commit, or the documents of a
/// batch of reads. A document that one of them looked up is known to all that are decided after it. They may look up
/// twenty documents together.
/// </summary>
public sealed class SharedLookUps
{
    private const int MostTogether = 20;

    private readonly List<Known> _known;
    private int _counted;

    /// <summary>Nothing is looked up yet.</summary>
    public SharedLookUps() => _known = [];

    /// <summary>The same documents are known, and what is looked up from now on is not shared.</summary>
    public SharedLookUps(SharedLookUps others)
    {
        ArgumentNullException.ThrowIfNull(others);
        _known = [.. others._known];
        _counted = others._counted;
    }

    /// <summary>Returns true if a look-up of a document counts no more.</summary>
    /// <param name="path">The document's path below the root.</param>
    /// <param name="isQuestion">Whether only its existence is tested.</param>
    internal bool Knows(string path, bool isQuestion)
    {
        var place = PlaceOf(path);
        return place >= 0 && (isQuestion || _known[place].IsRead);
    }

    /// <summary>Counts a look-up. Returns false if it is one too many.</summary>
    internal bool TryAdd(string path, bool isQuestion)
    {
        if (_counted == MostTogether)
        {
            return false;
        }

        _counted++;
        var place = PlaceOf(path);
        if (place >= 0)
        {
            _known[place] = new Known(path, IsRead: true);
        }
        else
        {
            _known.Add(new Known(path, !isQuestion));
        }

        return true;
    }

    private int PlaceOf(string path) => _known.FindIndex(known => known.Path == path);

    private readonly record struct Known(string Path, bool IsRead);
}
