using RulesHarness.Migration.Transforms;
using RulesHarness.Specification.Model;

namespace RulesHarness.Migration.Mapping;

/// <summary>The tables that look-ups need, each read once before the first row is mapped.</summary>
internal sealed class LookUpTables
{
    private readonly Dictionary<LookUpStep, (LookUpValue Value, Place Place)> _steps = [];

    public IEnumerable<LookUpStep> Steps => _steps.Keys;

    public LookUpValue Of(LookUpStep step, Place place)
    {
        var unlimited = step with { Where = null };
        if (!_steps.TryGetValue(unlimited, out var known))
        {
            _steps.Add(unlimited, known = (new LookUpValue(step.Source), place));
        }
        return known.Value;
    }

    public Place PlaceOf(LookUpStep step) => _steps[step].Place;

    public Dictionary<string, object?> TableOf(LookUpStep step) => _steps[step].Value.Table;
}
