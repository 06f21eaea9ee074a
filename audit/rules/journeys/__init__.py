"""Rules on journeys: can a resident get the thing done?"""
