using Avinode.Testing;
using Microsoft.Playwright;

namespace Avinode.Browser.Tests;

/// <summary>Pictures of pages, for people to look at: <c>artifacts/pages</c>.</summary>
internal static class Picture
{
    private static readonly (string Name, int Width, int Height)[] Sizes = [("phone", 390, 844), ("desktop", 1280, 860)];
    private static readonly ColorScheme[] Schemes = [ColorScheme.Light, ColorScheme.Dark];

    /// <summary>Takes a page as it stands, on a phone and on a desk, light and dark.</summary>
    public static async Task TakeAsync(IPage page, string name, bool whole = true)
    {
        foreach (var (size, width, height) in Sizes)
        {
            await page.SetViewportSizeAsync(width, height);
            foreach (var scheme in Schemes)
            {
                await page.EmulateMediaAsync(new() { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce });
                await page.ScreenshotAsync(new()
                {
                    Path = Repository.Path($"artifacts/pages/{name}-{size}-{(scheme == ColorScheme.Dark ? "dark" : "light")}.png"),
                    FullPage = whole,
                });
            }
        }
    }
}
