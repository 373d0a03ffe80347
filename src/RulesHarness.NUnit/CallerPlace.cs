using System.Diagnostics;
using System.Globalization;
using System.Reflection;

namespace RulesHarness.NUnit;

/// <summary>Finds the line of a test that makes a call. It needs the symbols of the test assembly.</summary>
internal static class CallerPlace
{
    /// <summary>
    /// The innermost place on the stack that is in an assembly, as <c>file:line</c> below a folder; null where there is
    /// none, or no symbols.
    /// </summary>
    public static string? Of(Assembly assembly, string folder)
    {
        var frames = new StackTrace(fNeedFileInfo: true).GetFrames();
        var caller = frames.FirstOrDefault(frame => frame.GetMethod()?.DeclaringType?.Assembly == assembly);
        if (caller?.GetFileName() is not { } file)
        {
            return null;
        }
        var shown = Path.GetRelativePath(Path.GetFullPath(folder), file).Replace('\\', '/');
        return string.Create(CultureInfo.InvariantCulture, $"{shown}:{caller.GetFileLineNumber()}");
    }
}
