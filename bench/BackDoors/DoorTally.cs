using RulesHarness.Language.Exploration.Comparing;
using RulesHarness.Language.Syntax;
using RandomDoors = RulesHarness.Cli.Tests.Edits.BackDoors;

namespace RulesHarness.Bench.BackDoors;

/// <summary>Counts what checks find of back doors.</summary>
internal sealed class DoorTally
{
    private const double Least = 0.98;

    // Rules that are open already leave few doors to open.
    private const int MostDrawn = 20;

    private static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private int _open;
    private int _named;
    private int _notNamed;
    private int _equal;
    private int _undecided;
    private int _undecidedNamed;

    /// <summary>Whether enough doors are found, and their lines named.</summary>
    public bool IsGood => _named >= Least * _open;

    /// <summary>Draws doors until so many let somebody in, and prints those that a check does not name.</summary>
    public async Task RunAsync(DoorProject project, int count, int seed)
    {
        var doors = new RandomDoors(project.Text, seed);
        for (var drawn = 0; _open < count && drawn < MostDrawn * count; drawn++)
        {
            var door = doors.Draw();
            if (RulesParser.Parse(door.Rules).Diagnostics.FirstOrDefault(IsError) is { } error)
            {
                Console.WriteLine($"{project.Name}: not valid rules ({error.Message}): {door}");
                continue;
            }

            var difference = doors.Compare(door, Now);
            if (difference.IsSame)
            {
                _equal++;
                continue;
            }

            // Where no request was found that the door lets in, it may let nobody in: it is tried, and counted apart.
            var isOpen = difference.Changes.Any(change => change.Direction == ChangeDirection.Widened);
            var result = await DoorCheck.RunAsync(project, door);
            Count(isOpen, result);
            if (result != DoorResult.Named)
            {
                Console.WriteLine($"{project.Name}: {result} ({(isOpen ? "different" : "none found")}): {door}");
            }
        }
    }

    public void Add(DoorTally other)
    {
        _open += other._open;
        _named += other._named;
        _notNamed += other._notNamed;
        _equal += other._equal;
        _undecided += other._undecided;
        _undecidedNamed += other._undecidedNamed;
    }

    /// <inheritdoc/>
    public override string ToString() =>
        $"doors {_open}: {_named} found and named, {_notNamed} found but not named, {_open - _named - _notNamed} not "
        + $"found; drawn again: {_equal} equal, {_undecided} let nobody in that we know "
        + $"({_undecidedNamed} of them named)";

    private static bool IsError(RulesDiagnostic finding) => finding.Severity == RulesSeverity.Error;

    private void Count(bool isOpen, DoorResult result)
    {
        var isNamed = result == DoorResult.Named;
        if (!isOpen)
        {
            _undecided++;
            _undecidedNamed += isNamed ? 1 : 0;
            return;
        }

        _open++;
        _named += isNamed ? 1 : 0;
        _notNamed += result == DoorResult.NotNamed ? 1 : 0;
    }
}
